//! Markers with default values, right and wrong, at fields and at types.

use super::Making;
use crate::comments;
use crate::gofile::{Field, Ty};
use crate::shape::resolved;
use crate::unit::MODULE;

/// What references may name.
pub(crate) const CONSTANTS: &str =
    "const Text = \"text\"\n\nconst (\n\tNumber = 7\n\tTruth = true\n\tlow = \"low\"\n)\n\nvar Variable = \"v\"\n\n";

/// What a value is for: the kind of the type that it is given to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Truth,
    Struct,
    List,
    Map,
    Other,
}

impl Making {
    /// Puts markers at some fields and types of all packages.
    pub(super) fn markers(&mut self) {
        for package in 0..self.packages.len() {
            for at in 0..self.packages[package].types.len() {
                let mut declared = self.packages[package].types[at].clone();
                if let Ty::Struct(fields) = &mut declared.ty {
                    for field in fields.iter_mut() {
                        self.mark(package, field);
                    }
                } else if self.random.chance(15) {
                    let ty = declared.ty.clone();
                    if let Some(value) = self.value(package, &ty, false) {
                        let text = comments::marker(&mut self.random, &format!("+default={value}"), false);
                        declared.doc = format!("{}{text}\n", declared.doc);
                    }
                }
                let name = self.name(package, &declared);
                self.table.insert(name, declared.ty.clone());
                self.packages[package].types[at] = declared;
            }
        }
    }

    fn mark(&mut self, package: usize, field: &mut Field) {
        if let Ty::Struct(fields) = &mut field.ty {
            fields.iter_mut().for_each(|inner| self.mark(package, inner));
        }
        match self.random.weighed(&[48, 38, 8, if self.hazards { 5 } else { 0 }]) {
            1 => {
                let omits = field.tag.contains("omitempty");
                let Some(value) = self.value(package, &field.ty.clone(), omits) else { return };
                let odd = self.hazards;
                field.comment = format!("{}\n", comments::marker(&mut self.random, &format!("+default={value}"), odd));
            }
            2 => field.comment = format!("\t// {}\n", comments::words(&mut self.random)),
            3 => {
                let bad = self.random.pick(&[
                    "+default",
                    "+default=",
                    "+default={",
                    "+default=abc",
                    "+default='abc'",
                    "+default=null",
                    "+default=1 // one",
                    "+default=\"a\"\n\t// +default=\"b\"",
                    "+default=ref()",
                    "+default=ref(Missing)",
                    "+default=ref(\"Text\")",
                    "+default=ref(nowhere.example/x.Text)",
                    "+default=ref(Text) ",
                    "+default=ref(a b)",
                    "+default(x)=1",
                    "+default = 1",
                    "+default=[1, {\"a\": null}]",
                    "+default=1e3",
                    "+default=-0",
                    "+default=0.0",
                    "+default=\"\\u0041\"",
                    "+default=`a`",
                ]);
                field.comment = format!("\t// {bad}\n");
            }
            _ => {}
        }
    }

    /// A value for a type; nothing where this version would refuse each.
    fn value(&mut self, package: usize, ty: &Ty, omits: bool) -> Option<String> {
        let (base, pointers) = resolved(&self.table, ty);
        let kind = kind(base);
        let zero_only = self.abilities.zero_defaults_only
            && !self.hazards
            && pointers == 0
            && (kind == Kind::Struct || !omits && matches!(kind, Kind::Text | Kind::Number | Kind::Truth));
        if self.abilities.zero_defaults_only && !self.hazards && kind == Kind::Other {
            return None;
        }
        if self.abilities.reference_defaults
            && matches!(kind, Kind::Text | Kind::Number | Kind::Truth)
            && self.random.chance(25)
        {
            return Some(self.reference(package, kind));
        }
        let random = &mut self.random;
        let value = match kind {
            Kind::Text if zero_only => "\"\"",
            Kind::Number if zero_only => "0",
            Kind::Truth if zero_only => "false",
            Kind::Struct if zero_only => "{}",
            Kind::Text => random.pick(&["\"\"", "\"abc\"", "\"a \\\"b\\\" c\"", "\"100%\"", "\"käse\"", "\"$x$\""]),
            Kind::Number => random.pick(&["0", "1", "42", "-1", "1.5", "0.0"]),
            Kind::Truth => random.pick(&["true", "false"]),
            Kind::Struct => random.pick(&["{}", "{\"name\": \"x\"}", "{\"a\":1,\"b\":[]}"]),
            Kind::List => random.pick(&["[]", "[\"a\", \"b\"]", "[1]", "[{}]"]),
            Kind::Map => random.pick(&["{}", "{\"a\": \"b\"}"]),
            Kind::Other => random.pick(&["{}", "\"x\"", "1"]),
        };
        Some(value.to_owned())
    }

    /// A constant of the package, of another one of the unit, or of the standard library.
    fn reference(&mut self, package: usize, kind: Kind) -> String {
        let name = match kind {
            Kind::Number => "Number",
            Kind::Truth => "Truth",
            _ => self.random.pick(&["Text", "Text", "low", "Variable"]),
        };
        let other = self.random.below(package + 1);
        let exported = name.starts_with(char::is_uppercase);
        match self.random.below(4) {
            0 if exported => format!("ref({}.{name})", self.packages[other].path),
            1 if kind == Kind::Text => "ref(k8s.io/apimachinery/pkg/apis/meta/v1.Anything)".to_owned(),
            2 if exported => format!("ref({MODULE}/elsewhere/v1.{name})"),
            _ => format!("ref({name})"),
        }
    }
}

fn kind(base: &Ty) -> Kind {
    match base {
        Ty::Plain(text) => match text.as_str() {
            "string" => Kind::Text,
            "bool" => Kind::Truth,
            text if text.starts_with("int") && !text.starts_with("interface") => Kind::Number,
            text if text.starts_with("uint") || text.starts_with("float") || text == "byte" => Kind::Number,
            "struct{}" => Kind::Struct,
            _ => Kind::Other,
        },
        Ty::Slice(_) | Ty::Array(..) => Kind::List,
        Ty::Map(..) => Kind::Map,
        Ty::Struct(_) => Kind::Struct,
        Ty::Named(_) | Ty::Pointer(_) => Kind::Other,
    }
}
