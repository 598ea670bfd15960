//! Packages of types made by chance, for the generators that look at whole type trees.

use std::collections::BTreeMap;

use crate::abilities::Abilities;
use crate::comments;
use crate::gofile::{Declared, Field, Name, Ty};
use crate::random::Random;

/// What a declared type may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Struct,
    /// A map or a slice.
    Collection,
    Basic,
    Pointer,
    Array,
    Interface,
    Func,
}

/// A declared type that others may name.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub name: Name,
    pub form: Form,
    /// Whether it may be a map's key.
    pub comparable: bool,
}

/// Makes types for one package.
pub(crate) struct Shape<'a> {
    pub random: &'a mut Random,
    pub path: String,
    pub clause: String,
    /// Types of packages that this one may import.
    pub elsewhere: Vec<Known>,
    /// Whether there may be what a generator complains about.
    pub hazards: bool,
    /// Makes the comments of a field of this type.
    pub comment: &'a mut dyn FnMut(&mut Random, &Ty) -> String,
}

/// Names of types. The standard peers have some of them, too.
const NAMES: &[&str] = &[
    "Pod",
    "Spec",
    "Status",
    "List",
    "Rule",
    "Item",
    "Ref",
    "Set",
    "Time",
    "Duration",
    "Condition",
    "A",
    "Z",
    "AB",
    "Ab",
    "Node_Info",
    "X1",
    "Key",
    "hidden",
    "_Under",
    "Éclair",
    "Kind",
    "Values",
];

const FIELDS: &[&str] = &[
    "Name", "Labels", "Items", "Next", "Value", "Spec", "In", "Out", "Key", "Ref", "X", "Y", "hidden", "Ünits",
    "Limit", "Mode",
];

const BASIC: &[&str] = &[
    "string", "string", "string", "bool", "int", "int8", "int16", "int32", "int32", "int64", "uint", "uint8", "uint16",
    "uint32", "uint64", "byte", "float32", "float64", "uintptr",
];

/// Types that hardly any API has, which generators have to do something about nevertheless. What is not declared anywhere
/// is none of them: kgen refuses that where upstream goes on with less. No literal has two methods, for upstream names them
/// in the order of a Go map.
const ODD: &[&str] = &[
    "interface{}",
    "any",
    "error",
    "func()",
    "func(a string, b ...int) (bool, error)",
    "chan int",
    "<-chan string",
    "interface{ M() }",
    "rune",
    "complex128",
    "struct{}",
    "[0]int",
];

impl Shape<'_> {
    /// Between `from` and `to` declared types, which may name each other.
    pub(crate) fn declare(&mut self, from: usize, to: usize) -> (Vec<Declared>, Vec<Known>) {
        let mut known: Vec<Known> = Vec::new();
        for _ in 0..self.random.between(from, to) {
            let mut name = self.random.pick(NAMES).to_owned();
            while known.iter().any(|other| other.name.name == name) {
                name.push_str(&self.random.below(10).to_string());
            }
            const FORMS: [Form; 7] =
                [Form::Struct, Form::Collection, Form::Basic, Form::Pointer, Form::Array, Form::Interface, Form::Func];
            let form = FORMS[self.random.weighed(&[62, 10, 14, 4, 4, 4, 2])];
            let name = Name { path: self.path.clone(), clause: self.clause.clone(), name };
            known.push(Known { name, form, comparable: form == Form::Basic });
        }
        let mut declared = Vec::new();
        for at in 0..known.len() {
            let Known { name, form, .. } = known[at].clone();
            let alias = self.random.chance(4);
            let ty = match form {
                Form::Struct => self.structure(&known, at, 0),
                Form::Collection if self.random.chance(15) => {
                    self.of_form(&known, at, &[Form::Collection]).unwrap_or_else(|| Ty::slice(Ty::default()))
                }
                Form::Collection => self.collection(&known, at, 0),
                Form::Basic if self.random.chance(20) => self.of_form(&known, at, &[Form::Basic]).unwrap_or_default(),
                Form::Basic => Ty::plain(self.random.pick(BASIC)),
                Form::Pointer => Ty::pointer(self.ty(&known[..at], at, 1)),
                Form::Array => Ty::Array("2".to_owned(), Box::new(self.ty(&known[..at], at, 1))),
                Form::Interface => Ty::plain(self.random.pick(&[
                    "interface{}",
                    "interface{ M() }",
                    "interface{ M(); N(x int) string }",
                ])),
                Form::Func => Ty::plain("func(in string) error"),
            };
            // What has a name of its own only by an alias is not declared by its form.
            let alias = alias && !matches!(form, Form::Struct | Form::Interface);
            declared.push(Declared { doc: String::new(), name: name.name, ty, alias });
        }
        (declared, known)
    }

    /// A struct type.
    pub(crate) fn structure(&mut self, known: &[Known], at: usize, depth: usize) -> Ty {
        let mut fields: Vec<Field> = Vec::new();
        for _ in 0..self.random.below(if depth == 0 { 8 } else { 3 }) {
            let embedded = self.random.chance(8).then(|| self.of_form(known, at, &[Form::Struct])).flatten();
            let (name, ty) = match embedded {
                Some(Ty::Named(named)) if self.random.chance(30) => (String::new(), Ty::pointer(Ty::Named(named))),
                Some(ty) => (String::new(), ty),
                None => (self.random.pick(FIELDS).to_owned(), self.ty(known, at, depth)),
            };
            let shown = shown(&name, &ty);
            if fields.iter().any(|other| self::shown(&other.name, &other.ty) == shown) {
                continue;
            }
            let json = shown.to_lowercase();
            let tag = match self.random.weighed(&[35, 30, 25, 4, 2, 2, 2]) {
                1 => format!("`json:\"{json}\"`"),
                2 => format!("`json:\"{json},omitempty\"`"),
                3 => "`json:\",inline\"`".to_owned(),
                4 => "`json:\"-\"`".to_owned(),
                5 => format!("`yaml:\"x\" json:\"{json},omitempty\" protobuf:\"1\"`"),
                6 => format!("\"json:\\\"{json}\\\"\""),
                _ => String::new(),
            };
            let comment = (self.comment)(self.random, &ty);
            let trailing = if depth == 0 { comments::trailing(self.random) } else { String::new() };
            // A block comment over several lines would end the field.
            let trailing = trailing.replace('\n', " ");
            fields.push(Field { comment, name, ty, tag, trailing });
        }
        Ty::Struct(fields)
    }

    fn collection(&mut self, known: &[Known], at: usize, depth: usize) -> Ty {
        if self.random.chance(60) {
            return Ty::slice(self.element(known, at, depth + 1));
        }
        let key = self.key(known, at);
        Ty::Map(Box::new(key), Box::new(self.element(known, at, depth + 1)))
    }

    fn key(&mut self, known: &[Known], at: usize) -> Ty {
        let keys: Vec<&Known> = known[..at.min(known.len())].iter().filter(|known| known.comparable).collect();
        if !keys.is_empty() && self.random.chance(25) {
            return Ty::Named(keys[self.random.below(keys.len())].name.clone());
        }
        Ty::plain(self.random.pick(BASIC))
    }

    /// A type that stands for itself in a value: of this package only what is declared before the type in question.
    pub(crate) fn ty(&mut self, known: &[Known], at: usize, depth: usize) -> Ty {
        if self.random.chance(if self.hazards { 8 } else { 2 }) {
            return Ty::plain(self.random.pick(if self.hazards { ODD } else { &ODD[..8] }));
        }
        let deep = depth > 3;
        match self.random.weighed(if deep { &[60, 40, 0, 0, 0, 0, 0] } else { &[26, 34, 14, 12, 10, 3, 3] }) {
            1 => self.of_form(known, at, ALL).unwrap_or_default(),
            2 => Ty::pointer(self.element(known, at, depth + 1)),
            3 => Ty::slice(self.element(known, at, depth + 1)),
            4 => {
                let key = self.key(known, at);
                Ty::Map(Box::new(key), Box::new(self.element(known, at, depth + 1)))
            }
            5 => {
                let length = self.random.pick(&["2", "0", "0x10", "1 << 2", "len(\"abc\")"]).to_owned();
                Ty::Array(length, Box::new(self.ty(known, at, depth + 1)))
            }
            6 => self.structure(known, at, depth + 1),
            _ => Ty::plain(self.random.pick(BASIC)),
        }
    }

    /// A type behind a pointer, or in a slice or a map: any struct of the package may stand here.
    fn element(&mut self, known: &[Known], at: usize, depth: usize) -> Ty {
        if self.random.chance(20) {
            return Ty::plain(self.random.pick(BASIC));
        }
        if self.random.chance(40) {
            let structs: Vec<&Known> = known.iter().filter(|known| known.form == Form::Struct).collect();
            if !structs.is_empty() {
                return Ty::Named(structs[self.random.below(structs.len())].name.clone());
            }
        }
        self.ty(known, at, depth)
    }

    /// A declared type of one of these forms.
    fn of_form(&mut self, known: &[Known], at: usize, forms: &[Form]) -> Option<Ty> {
        let own = known[..at.min(known.len())].iter();
        let fitting: Vec<Name> = if self.random.chance(30) {
            self.elsewhere.iter().filter(|known| forms.contains(&known.form)).map(|known| known.name.clone()).collect()
        } else {
            own.filter(|known| forms.contains(&known.form)).map(|known| known.name.clone()).collect()
        };
        (!fitting.is_empty()).then(|| Ty::Named(fitting[self.random.below(fitting.len())].clone()))
    }
}

const ALL: &[Form] =
    &[Form::Struct, Form::Collection, Form::Basic, Form::Pointer, Form::Array, Form::Interface, Form::Func];

/// The name by which a field is known.
pub(crate) fn shown(name: &str, ty: &Ty) -> String {
    match ty {
        Ty::Pointer(inner) if name.is_empty() => shown(name, inner),
        Ty::Named(named) if name.is_empty() => named.name.clone(),
        _ => name.to_owned(),
    }
}

/// Keeps out of what aliases do to the comments of types that are not their package's own: an alias of `[]string` speaks for
/// all of a run (from 0.35 on for what has no comment, which such types never have), and from 0.30 to 0.34 chance decides
/// between several. Tells whether the package can only be compared alone.
pub(crate) fn tame_aliases(types: &mut [Declared], path: &str, abilities: Abilities) -> bool {
    let mut alone = false;
    for declared in types.iter_mut().filter(|declared| declared.alias) {
        let own = matches!(&declared.ty, Ty::Named(name) if name.path == path);
        if own {
            continue;
        }
        if abilities.aliases_between_packages {
            alone = true;
        } else {
            declared.alias = false;
        }
    }
    alone
}

/// Types of the stand-ins that every unit may name.
pub(crate) fn stand_ins() -> Vec<Known> {
    let meta = "k8s.io/apimachinery/pkg/apis/meta/v1";
    let all = [
        (meta, "v1", "TypeMeta", Form::Struct),
        (meta, "v1", "ObjectMeta", Form::Struct),
        (meta, "v1", "ListMeta", Form::Struct),
        (meta, "v1", "Time", Form::Struct),
        (meta, "v1", "LabelSelector", Form::Struct),
        (meta, "v1", "UID", Form::Basic),
        ("k8s.io/apimachinery/pkg/runtime", "runtime", "RawExtension", Form::Struct),
        ("k8s.io/apimachinery/pkg/runtime", "runtime", "Object", Form::Interface),
        ("k8s.io/apimachinery/pkg/api/resource", "resource", "Quantity", Form::Struct),
        ("k8s.io/apimachinery/pkg/util/intstr", "intstr", "IntOrString", Form::Struct),
        ("mycorp/ledger", "ledger", "Entry", Form::Struct),
        ("gopkg.in/odd.v2", "odd", "Settings", Form::Collection),
    ];
    let known = |&(path, clause, name, form): &(&str, &str, &str, Form)| Known {
        name: Name { path: path.to_owned(), clause: clause.to_owned(), name: name.to_owned() },
        form,
        comparable: false,
    };
    all.iter().map(known).collect()
}

/// What declared types are, to look behind their names.
pub(crate) type Table = BTreeMap<Name, Ty>;

/// What remains of a type without names and pointers, and how many pointers there were.
pub(crate) fn resolved<'a>(table: &'a Table, ty: &'a Ty) -> (&'a Ty, usize) {
    let (mut ty, mut pointers) = (ty, 0);
    loop {
        match ty {
            Ty::Named(name) => match table.get(name) {
                Some(inner) => ty = inner,
                None => return (ty, pointers),
            },
            Ty::Pointer(inner) => {
                pointers += 1;
                ty = inner;
            }
            _ => return (ty, pointers),
        }
    }
}
