//! Names that a file declares twice, as go/parser finds them when it is asked for declaration errors.
//!
//! Only what is in the tree is looked at: the file's own scope, and the scopes within its types. What functions declare
//! in their signatures and bodies is not read here.

use std::collections::BTreeMap;

use diag::{Code, Diagnostic};
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use crate::ast::{File, Ident, InterfaceElem, Signature, TypeExpr, TypeExprKind};

/// One name, two declarations.
pub(crate) static REDECLARED: Code = Code {
    id: "go/redeclared",
    summary: "a file declares a name twice",
    explain: "Go's compiler refuses it, and so did the parser of the upstream generators up to Kubernetes 0.29. Later \
              ones go on with the first declaration. Rename or remove one of the two.",
};

/// A finding for every name that is declared again in its scope.
#[must_use]
pub fn redeclared(file: &File) -> Vec<Diagnostic> {
    let mut own: Vec<&Ident> = file.types.iter().map(|spec| &spec.name).collect();
    own.extend(file.consts.iter().flat_map(|group| &group.specs).flat_map(|spec| &spec.names));
    own.extend(file.vars.iter().flat_map(|spec| &spec.names));
    let functions = file.funcs.iter().filter(|func| func.receiver.is_none()).map(|func| &func.name);
    own.extend(functions.filter(|name| name.name != "init"));
    own.sort_by_key(|name| name.span.start);

    let mut scopes = Scopes::default();
    scopes.hold(own.iter().copied());
    let mut open: Vec<&TypeExpr> = file.vars.iter().filter_map(|spec| spec.ty.as_ref()).collect();
    for spec in &file.types {
        scopes.hold(spec.params.iter().map(|param| &param.name));
        open.push(&spec.ty);
    }
    while let Some(ty) = open.pop() {
        scopes.within(ty, &mut open);
    }
    scopes.found
}

/// Looks through scopes one after the other.
#[derive(Default)]
struct Scopes<'a> {
    /// The names of the scope at work; the memory serves for all of them.
    names: FxHashSet<&'a str>,
    found: Vec<Diagnostic>,
}

impl<'a> Scopes<'a> {
    /// The scope that a type has, if it has one; the types within it are left open.
    fn within(&mut self, ty: &'a TypeExpr, open: &mut Vec<&'a TypeExpr>) {
        match &ty.kind {
            TypeExprKind::Name(_) | TypeExprKind::Qualified(_) | TypeExprKind::Bad => {}
            TypeExprKind::Instance { args, .. } => open.extend(args),
            TypeExprKind::Pointer(inner)
            | TypeExprKind::Slice(inner)
            | TypeExprKind::Paren(inner)
            | TypeExprKind::Array { elem: inner, .. }
            | TypeExprKind::Chan { elem: inner, .. } => open.push(inner),
            TypeExprKind::Map { key, value } => open.extend([&**key, &**value]),
            TypeExprKind::Func(signature) => self.function(signature, open),
            TypeExprKind::Struct(fields) => {
                self.hold(fields.iter().flat_map(|field| &field.names));
                open.extend(fields.iter().map(|field| &field.ty));
            }
            TypeExprKind::Interface(elems) => {
                let method = |elem: &'a InterfaceElem| match elem {
                    InterfaceElem::Method { name, .. } => Some(name),
                    InterfaceElem::Union(_) => None,
                };
                for elem in elems {
                    match elem {
                        InterfaceElem::Method { signature, .. } => self.function(signature, open),
                        InterfaceElem::Union(terms) => open.extend(terms.iter().map(|term| &term.ty)),
                    }
                }
                self.hold(elems.iter().filter_map(method));
            }
        }
    }

    fn function(&mut self, signature: &'a Signature, open: &mut Vec<&'a TypeExpr>) {
        let params = || signature.params.iter().chain(&signature.results);
        self.hold(params().filter_map(|param| param.name.as_ref()));
        open.extend(params().map(|param| &param.ty));
    }

    /// One scope, with these names.
    fn hold(&mut self, idents: impl Iterator<Item = &'a Ident> + Clone) {
        let named = || idents.clone().filter(|ident| ident.name != "_");
        self.names.clear();
        // Hardly any scope has a name twice.
        if named().all(|ident| self.names.insert(&ident.name)) {
            return;
        }
        let mut known: BTreeMap<&SmolStr, &Ident> = BTreeMap::new();
        for ident in named() {
            match known.get(&ident.name) {
                Some(first) => self.found.push(
                    Diagnostic::error(&REDECLARED, format!("{} redeclared in this block", ident.name))
                        .at(ident.span)
                        .also(first.span, "the other declaration")
                        .help("rename or remove one of the two"),
                ),
                None => {
                    known.insert(&ident.name, ident);
                }
            }
        }
    }
}
