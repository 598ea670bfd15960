//! Hand-written conversion functions: right ones, and such as only look like it.

use super::Making;
use crate::comments;
use crate::gofile::{Declared, Field, File, Name, Ty};
use crate::random::Random;
use crate::unit::{MODULE, Unit};

const CONVERSION: &str = "k8s.io/apimachinery/pkg/conversion";

/// A function that is to be written.
pub(crate) struct Function {
    /// Whole lines above it.
    doc: String,
    input: Ty,
    output: Ty,
    form: Form,
}

/// What there is to say about a function's signature.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Right,
    WrongName,
    NoError,
    NoScope,
    Values,
    Method,
    More,
}

impl Making {
    /// Gives some packages functions.
    pub(super) fn functions(&mut self, unit: &mut Unit) {
        let mut taken: Vec<(usize, String)> = Vec::new();
        for at in 1..self.packages.len() {
            if self.packages[at].tags.is_empty() {
                continue;
            }
            for _ in 0..self.random.weighed(&[30, 25, 20, 15, 10]) {
                let Some((input, output)) = self.pair(at) else { continue };
                let name = format!("{}_To_{}", public_name(&input), public_name(&output));
                // Twice in two packages is refused, twice in one does not compile.
                if taken.iter().any(|(package, other)| *other == name && (!self.hazards || *package == at)) {
                    continue;
                }
                taken.push((at, name));
                let form = if self.random.chance(if self.hazards { 25 } else { 8 }) {
                    [Form::WrongName, Form::NoError, Form::NoScope, Form::Values, Form::Method, Form::More]
                        [self.random.below(6)]
                } else {
                    Form::Right
                };
                // A pair that is nobody's own would count for every unit of a batch.
                let own = |ty: &Ty| ty.names().iter().any(|name| name.path.starts_with(MODULE));
                unit.alone |= !own(&input) && !own(&output);
                let doc = doc(&mut self.random, self.hazards);
                self.packages[at].functions.push(Function { doc, input, output, form });
            }
        }
        self.explicit();
    }

    /// Packages with conversions from url.Values name that type, as the standard peers do in Kubernetes; else it would
    /// depend on the other packages of a run whether upstream knows it.
    fn explicit(&mut self) {
        for package in &mut self.packages {
            if package.types.iter().any(|own| own.doc.contains("explicit-from")) {
                let values = Ty::named("net/url", "url", "Values");
                let field = Field { name: "Values".to_owned(), ty: values, ..Field::default() };
                let query = Ty::Struct(vec![field]);
                package.types.push(Declared { doc: String::new(), name: "Query".to_owned(), ty: query, alias: false });
            }
        }
    }

    /// What a function of this package converts.
    fn pair(&mut self, at: usize) -> Option<(Ty, Ty)> {
        let (versioned, internal) = (self.types_of(at), self.types_of(0));
        let table = self.table();
        if versioned.is_empty() || internal.is_empty() {
            return None;
        }
        let own = versioned[self.random.below(versioned.len())].clone();
        let peer = internal.iter().find(|name| name.name == own.name).cloned();
        let (input, output) = match self.random.weighed(&[44, 26, 10, 10, 10]) {
            0 => (Ty::Named(own), Ty::Named(peer?)),
            1 => {
                // The types of a field that both have.
                let (Ty::Struct(mine), Ty::Struct(theirs)) = (table.get(&own)?, table.get(&peer?)?) else {
                    return None;
                };
                let mine = &mine[self.random.below(mine.len())..].first()?;
                let theirs = theirs.iter().find(|field| field.name == mine.name)?;
                // Often about what is in them, for that is where functions are looked for.
                match (&mine.ty, &theirs.ty) {
                    (Ty::Slice(a) | Ty::Pointer(a), Ty::Slice(b) | Ty::Pointer(b)) if self.random.chance(60) => {
                        match (&**a, &**b) {
                            (Ty::Pointer(a), Ty::Pointer(b)) if self.random.chance(50) => {
                                ((**a).clone(), (**b).clone())
                            }
                            (a, b) => (a.clone(), b.clone()),
                        }
                    }
                    (Ty::Map(_, a), Ty::Map(_, b)) if self.random.chance(60) => ((**a).clone(), (**b).clone()),
                    (a, b) => (a.clone(), b.clone()),
                }
            }
            2 => (Ty::Named(own), Ty::Named(internal[self.random.below(internal.len())].clone())),
            3 => (Ty::Named(own.clone()), Ty::Named(own)),
            _ => {
                let plain = ["[]string", "string", "bool", "*bool", "int32", "int64", "map[string]string", "*int64"];
                let own = if self.random.chance(80) { Ty::Named(own) } else { plain_type(self.random.pick(&plain)) };
                (plain_type(self.random.pick(&plain)), own)
            }
        };
        let exported = |ty: &Ty| {
            let path = &self.packages[at].path;
            ty.names().iter().all(|name| name.path == *path || name.name.starts_with(char::is_uppercase))
        };
        if !exported(&input) || !exported(&output) {
            return None;
        }
        Some(if self.random.chance(50) { (input, output) } else { (output, input) })
    }

    /// The types that a package is about: its own, or those that its marker names.
    fn types_of(&self, at: usize) -> Vec<Name> {
        let package = &self.packages[at];
        let external = package.tags.iter().find_map(|tag| tag.strip_prefix("+k8s:conversion-gen-external-types="));
        let package = self.packages.iter().find(|other| external == Some(other.path.as_str())).unwrap_or(package);
        let name =
            |name: &String| Name { path: package.path.clone(), clause: package.clause.clone(), name: name.clone() };
        package.types.iter().filter(|declared| !declared.alias).map(|declared| name(&declared.name)).collect()
    }
}

fn plain_type(text: &str) -> Ty {
    match text {
        "[]string" => Ty::slice(Ty::plain("string")),
        "*bool" => Ty::pointer(Ty::plain("bool")),
        "*int64" => Ty::pointer(Ty::plain("int64")),
        "map[string]string" => Ty::Map(Box::default(), Box::default()),
        _ => Ty::plain(text),
    }
}

fn doc(random: &mut Random, hazards: bool) -> String {
    let tag = match random.weighed(&[50, 12, 20, if hazards { 10 } else { 2 }]) {
        1 => "+k8s:conversion-fn=drop",
        2 => "+k8s:conversion-fn=copy-only",
        3 => random.pick(&[
            "+k8s:conversion-fn=other",
            "+k8s:conversion-fn",
            "+k8s:conversion-fn=drop\n// +k8s:conversion-fn=copy-only",
            "+k8s:conversion-fn=drop\n// +k8s:conversion-fn=drop",
            "+k8s:conversion-fn(x)=drop",
        ]),
        _ if random.chance(40) => return String::new(),
        _ => return format!("{}\n", comments::prose(random)),
    };
    let marked = comments::marker(random, tag, hazards);
    // A comment that is not the closest does not count.
    format!("{marked}\n{}", if random.chance(8) { "\n" } else { "" })
}

/// Writes a function.
pub(crate) fn write(file: &mut File, function: &Function) {
    let Function { doc, input, output, form } = function;
    let mut name = format!("Convert_{}_To_{}", public_name(input), public_name(output));
    let (input, output) = (file.ty(input), file.ty(output));
    let scope = file.qualifier(CONVERSION, "conversion");
    let (mut receiver, mut parameters, mut result) =
        (String::new(), format!("in *{input}, out *{output}, s {scope}Scope"), "error");
    match form {
        Form::Right => {}
        Form::WrongName => name = name.to_lowercase().replacen("convert_", "Convert_", 1),
        Form::NoError => result = "",
        Form::NoScope => parameters = format!("in *{input}, out *{output}, s interface{{}}"),
        Form::Values => parameters = format!("in {input}, out *{output}, s {scope}Scope"),
        Form::Method => receiver = format!("(m Of{name}) "),
        Form::More => parameters.push_str(", more bool"),
    }
    if *form == Form::Method {
        file.write(&format!("type Of{name} struct{{}}\n\n"));
    }
    let body = if result.is_empty() { "" } else { "return nil" };
    file.write(&format!("{doc}func {receiver}{name}({parameters}) {result} {{\n\t// {{\n\t{body}\n}}\n\n"));
}

/// The name of a type in a function's name.
fn public_name(ty: &Ty) -> String {
    match ty {
        Ty::Plain(text) => text.replace(['{', '}', '(', ')', ' ', ',', '.', '<', '-', '[', ']', '*'], ""),
        Ty::Named(name) => {
            let leaf = name.path.rsplit('/').next().unwrap_or_default();
            format!("{}_{}", leaf.replace('-', "_").replace('.', ""), name.name)
        }
        Ty::Pointer(inner) => format!("Pointer_{}", public_name(inner)),
        Ty::Slice(inner) => format!("Slice_{}", public_name(inner)),
        Ty::Array(length, inner) => {
            format!("Array_{length}_{}", public_name(inner)).replace([' ', '<', '(', ')', '"'], "")
        }
        Ty::Map(key, value) => format!("Map_{}_To_{}", public_name(key), public_name(value)),
        Ty::Struct(fields) => {
            let names: Vec<String> = fields.iter().map(|field| public_name(&field.ty)).collect();
            format!("Struct_{}", names.join("_"))
        }
    }
}
