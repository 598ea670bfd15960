//! Go files in the making: types as values that can be looked at and changed, and the text that they are written as.

use std::collections::BTreeMap;

use crate::random::Random;

/// A declared type of some package.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    pub path: String,
    /// The package's name, which its path need not end with.
    pub clause: String,
    pub name: String,
}

/// A type expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ty {
    /// What is written as it is: `string`, `interface{}`, `chan int`.
    Plain(String),
    Named(Name),
    Pointer(Box<Ty>),
    Slice(Box<Ty>),
    Array(String, Box<Ty>),
    Map(Box<Ty>, Box<Ty>),
    Struct(Vec<Field>),
}

/// A field of a struct.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Field {
    /// Whole lines above the field.
    pub comment: String,
    /// Empty for an embedded field.
    pub name: String,
    pub ty: Ty,
    /// With its quotes, or empty.
    pub tag: String,
    /// What follows on the line.
    pub trailing: String,
}

/// A type declaration.
#[derive(Clone, Debug)]
pub(crate) struct Declared {
    /// Whole lines above the type.
    pub doc: String,
    pub name: String,
    pub ty: Ty,
    /// Whether it is a Go alias.
    pub alias: bool,
}

impl Default for Ty {
    fn default() -> Self {
        Self::plain("string")
    }
}

impl Ty {
    pub(crate) fn plain(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }

    pub(crate) fn named(path: &str, clause: &str, name: &str) -> Self {
        Self::Named(Name { path: path.to_owned(), clause: clause.to_owned(), name: name.to_owned() })
    }

    pub(crate) fn pointer(to: Self) -> Self {
        Self::Pointer(Box::new(to))
    }

    pub(crate) fn slice(of: Self) -> Self {
        Self::Slice(Box::new(of))
    }

    /// Every declared type that the expression names, in the order of its text.
    pub(crate) fn names(&self) -> Vec<&Name> {
        match self {
            Self::Plain(_) => Vec::new(),
            Self::Named(name) => vec![name],
            Self::Pointer(inner) | Self::Slice(inner) | Self::Array(_, inner) => inner.names(),
            Self::Map(key, value) => [key.names(), value.names()].concat(),
            Self::Struct(fields) => fields.iter().flat_map(|field| field.ty.names()).collect(),
        }
    }

    /// Changes every declared type that the expression names.
    pub(crate) fn rename(&mut self, change: &mut dyn FnMut(&mut Name)) {
        match self {
            Self::Plain(_) => {}
            Self::Named(name) => change(name),
            Self::Pointer(inner) | Self::Slice(inner) | Self::Array(_, inner) => inner.rename(change),
            Self::Map(key, value) => {
                key.rename(change);
                value.rename(change);
            }
            Self::Struct(fields) => fields.iter_mut().for_each(|field| field.ty.rename(change)),
        }
    }
}

/// A file, as far as it is written.
pub(crate) struct File {
    path: String,
    clause: String,
    /// By path: the name in this file, and whether the import says it.
    imports: BTreeMap<String, (String, bool)>,
    body: String,
    /// Decides how packages are called.
    random: Random,
}

impl File {
    pub(crate) fn new(path: &str, clause: &str, random: &Random) -> Self {
        Self {
            path: path.to_owned(),
            clause: clause.to_owned(),
            imports: BTreeMap::new(),
            body: String::new(),
            random: random.clone(),
        }
    }

    /// What stands before the names of a package: `v1.`, nothing in the package itself.
    pub(crate) fn qualifier(&mut self, path: &str, clause: &str) -> String {
        if path == self.path {
            return String::new();
        }
        if !self.imports.contains_key(path) {
            let taken = |name: &str| self.imports.values().any(|(other, _)| other == name);
            let other = self.random.chance(20);
            let mut name =
                if other { self.random.pick(&["alias", "v1", "core", "x"]).to_owned() } else { clause.to_owned() };
            while taken(&name) {
                name.push('1');
            }
            let said = name != clause;
            self.imports.insert(path.to_owned(), (name, said));
        }
        format!("{}.", self.imports[path].0)
    }

    /// A type expression in this file.
    pub(crate) fn ty(&mut self, ty: &Ty) -> String {
        match ty {
            Ty::Plain(text) => text.clone(),
            Ty::Named(name) => format!("{}{}", self.qualifier(&name.path, &name.clause), name.name),
            Ty::Pointer(inner) => format!("*{}", self.ty(inner)),
            Ty::Slice(inner) => format!("[]{}", self.ty(inner)),
            Ty::Array(length, inner) => format!("[{length}]{}", self.ty(inner)),
            Ty::Map(key, value) => format!("map[{}]{}", self.ty(key), self.ty(value)),
            Ty::Struct(fields) if fields.is_empty() => "struct{}".to_owned(),
            Ty::Struct(fields) => {
                let lines: String = fields.iter().map(|field| self.field(field)).collect();
                format!("struct {{\n{lines}}}")
            }
        }
    }

    fn field(&mut self, field: &Field) -> String {
        let Field { comment, name, ty, tag, trailing } = field;
        let ty = self.ty(ty);
        let space = if name.is_empty() { "" } else { " " };
        let tag = if tag.is_empty() { String::new() } else { format!(" {tag}") };
        format!("{comment}\t{name}{space}{ty}{tag}{trailing}\n")
    }

    /// Writes a type declaration.
    pub(crate) fn declare(&mut self, declared: &Declared) {
        let ty = self.ty(&declared.ty);
        let equals = if declared.alias { "= " } else { "" };
        self.body.push_str(&format!("{}type {} {equals}{ty}\n\n", declared.doc, declared.name));
    }

    /// Writes what is already text.
    pub(crate) fn write(&mut self, text: &str) {
        self.body.push_str(text);
    }

    /// The whole file.
    pub(crate) fn finish(self) -> Vec<u8> {
        let mut text = format!("package {}\n\n", self.clause);
        for (path, (name, said)) in &self.imports {
            text.push_str(&if *said { format!("import {name} \"{path}\"\n") } else { format!("import \"{path}\"\n") });
        }
        text.push('\n');
        text.push_str(&self.body);
        text.into_bytes()
    }
}

/// doc.go with the markers of a package, in one of the places where they count.
pub(crate) fn doc(random: &mut Random, clause: &str, tags: &[String], hazards: bool) -> Vec<u8> {
    let groups: Vec<String> = tags.iter().map(|tag| crate::comments::marker(random, tag, hazards)).collect();
    let joined = groups.join(if random.chance(80) { "\n" } else { "\n\n" });
    let text = match random.below(6) {
        0 => format!("package {clause}\n\n{joined}\n"),
        1 => format!("// Package {clause} is.\npackage {clause}\n\nfunc init() {{\n{joined}\n}}\n"),
        2 => format!("// Copyright of somebody.\n\n{joined}\n\n// Package {clause} is.\npackage {clause}\n"),
        3 => format!("// +groupName=example.com\n{joined}\npackage {clause} // what\n"),
        _ => format!("{joined}\npackage {clause}\n"),
    };
    text.into_bytes()
}
