//! Functions that set defaults: right ones, and such as only look like it.

use std::collections::BTreeSet;

use super::Making;
use crate::comments;
use crate::gofile::{File, Name, Ty};
use crate::random::Random;
use crate::unit::Unit;

/// A function that is to be written.
pub(crate) struct Function {
    /// Whole lines above it.
    doc: String,
    of: Ty,
    name: String,
    form: Form,
}

/// What there is to say about a function's signature.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Right,
    Value,
    Result,
    More,
    None,
    Method,
    Pointers,
}

impl Making {
    /// Gives packages functions for their own types, and for others.
    pub(super) fn functions(&mut self, unit: &mut Unit) {
        let mut taken: BTreeSet<(Name, String)> = BTreeSet::new();
        let mut written: BTreeSet<(usize, String)> = BTreeSet::new();
        for at in 0..self.packages.len() {
            let own = self.names(at);
            for _ in 0..self.random.weighed(&[8, 12, 20, 20, 20, 20]) {
                let Some(of) = self.subject(at, &own, unit) else { continue };
                let kind = self.random.weighed(&[66, 12, 14, 8]);
                let name = match kind {
                    0 => format!("SetDefaults_{}", of.name),
                    // More than one of these for a type is called in an order that chance decides.
                    1 => format!("SetDefaults_{}_{}", of.name, self.random.pick(&["Labels", "Rest", "0"])),
                    2 => format!("SetObjectDefaults_{}", of.name),
                    _ => self
                        .random
                        .pick(&["setDefaults_X", "SetDefaults", "SetDefaults_", "SetObjectDefaults_x", "Default"])
                        .to_owned(),
                };
                let form = if self.random.chance(12) {
                    [Form::Value, Form::Result, Form::More, Form::None, Form::Method, Form::Pointers]
                        [self.random.below(6)]
                } else {
                    Form::Right
                };
                let twice = self.hazards && kind != 1 && self.random.chance(30);
                let family = ["base", "additional", "object", "none"][kind].to_owned();
                if form == Form::Right && !taken.insert((of.clone(), family)) && !twice
                    || !written.insert((at, name.clone()))
                {
                    continue;
                }
                let doc = doc(&mut self.random, self.hazards);
                self.packages[at].functions.push(Function { doc, of: Ty::Named(of), name, form });
            }
        }
    }

    /// The types that a package has or is about.
    fn names(&self, at: usize) -> Vec<Name> {
        let input = self.packages[at].input.as_deref();
        let of = self.packages.iter().position(|other| input == Some(other.path.as_str())).unwrap_or(at);
        let declared = self.packages[of].types.iter().filter(|declared| !declared.alias);
        let names = declared.map(|declared| self.name(of, declared));
        names.filter(|name| of == at || name.name.starts_with(char::is_uppercase)).collect()
    }

    fn subject(&mut self, at: usize, own: &[Name], unit: &mut Unit) -> Option<Name> {
        if self.random.chance(3) {
            // Nobody's own: it would count for every unit of a batch.
            unit.alone = true;
            let name = self.random.pick(&["TypeMeta", "ObjectMeta", "LabelSelector", "Time"]).to_owned();
            let (path, clause) = ("k8s.io/apimachinery/pkg/apis/meta/v1".to_owned(), "v1".to_owned());
            return Some(Name { path, clause, name });
        }
        if self.random.chance(12) && at > 0 {
            let earlier = self.random.below(at);
            let names: Vec<Name> =
                self.names(earlier).into_iter().filter(|name| name.name.starts_with(char::is_uppercase)).collect();
            return (!names.is_empty()).then(|| names[self.random.below(names.len())].clone());
        }
        (!own.is_empty()).then(|| own[self.random.below(own.len())].clone())
    }
}

fn doc(random: &mut Random, hazards: bool) -> String {
    let tag = match random.weighed(&[70, 14, if hazards { 10 } else { 1 }]) {
        1 => "+k8s:defaulter-gen=covers",
        2 => random.pick(&[
            "+k8s:defaulter-gen",
            "+k8s:defaulter-gen=cover",
            "+k8s:defaulter-gen=covers\n// +k8s:defaulter-gen=covers",
            "+k8s:defaulter-gen(x)=covers",
            "+k8s:defaulter-gen=false",
        ]),
        _ if random.chance(50) => return String::new(),
        _ => return format!("{}\n", comments::prose(random)),
    };
    let marked = comments::marker(random, tag, hazards);
    format!("{marked}\n{}", if random.chance(8) { "\n" } else { "" })
}

/// Writes a function.
pub(crate) fn write(file: &mut File, function: &Function) {
    let Function { doc, of, name, form } = function;
    let ty = file.ty(of);
    let (receiver, parameters, result) = match form {
        Form::Right => (String::new(), format!("obj *{ty}"), ""),
        Form::Value => (String::new(), format!("obj {ty}"), ""),
        Form::Result => (String::new(), format!("obj *{ty}"), "(err error)"),
        Form::More => (String::new(), format!("obj, other *{ty}"), ""),
        Form::None => (String::new(), String::new(), ""),
        Form::Method => (format!("(m Of{name}) "), format!("obj *{ty}"), ""),
        Form::Pointers => (String::new(), format!("obj **{ty}"), ""),
    };
    if *form == Form::Method {
        file.write(&format!("type Of{name} struct{{}}\n\n"));
    }
    let body = if result.is_empty() { "" } else { "return nil" };
    file.write(&format!("{doc}func {receiver}{name}({parameters}) {result} {{\n\t{body} // }}\n}}\n\n"));
}
