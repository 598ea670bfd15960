//! Names that a file declares twice, as go/parser finds them when it is asked for declaration errors.
//!
//! Only what is in the tree is looked at: the file's own scope, and the scopes within its types. What functions declare
//! in their signatures and bodies is not read here.

use std::collections::BTreeMap;

use diag::{Code, Diagnostic};
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

    let mut found = Vec::new();
    scope(own, &mut found);
    let mut open: Vec<&TypeExpr> = file.vars.iter().filter_map(|spec| spec.ty.as_ref()).collect();
    for spec in &file.types {
        scope(spec.params.iter().map(|param| &param.name), &mut found);
        open.push(&spec.ty);
    }
    while let Some(ty) = open.pop() {
        within(ty, &mut open, &mut found);
    }
    found
}

/// The scope that a type has, if it has one; the types within it are left open.
fn within<'a>(ty: &'a TypeExpr, open: &mut Vec<&'a TypeExpr>, found: &mut Vec<Diagnostic>) {
    match &ty.kind {
        TypeExprKind::Name(_) | TypeExprKind::Qualified { .. } | TypeExprKind::Bad => {}
        TypeExprKind::Instance { args, .. } => open.extend(args),
        TypeExprKind::Pointer(inner)
        | TypeExprKind::Slice(inner)
        | TypeExprKind::Paren(inner)
        | TypeExprKind::Array { elem: inner, .. }
        | TypeExprKind::Chan { elem: inner, .. } => open.push(inner),
        TypeExprKind::Map { key, value } => open.extend([&**key, &**value]),
        TypeExprKind::Func(signature) => function(signature, open, found),
        TypeExprKind::Struct(fields) => {
            scope(fields.iter().flat_map(|field| &field.names), found);
            open.extend(fields.iter().map(|field| &field.ty));
        }
        TypeExprKind::Interface(elems) => {
            let mut names = Vec::new();
            for elem in elems {
                match elem {
                    InterfaceElem::Method { name, signature } => {
                        names.push(name);
                        function(signature, open, found);
                    }
                    InterfaceElem::Union(terms) => open.extend(terms.iter().map(|term| &term.ty)),
                }
            }
            scope(names, found);
        }
    }
}

fn function<'a>(signature: &'a Signature, open: &mut Vec<&'a TypeExpr>, found: &mut Vec<Diagnostic>) {
    let params = || signature.params.iter().chain(&signature.results);
    scope(params().filter_map(|param| param.name.as_ref()), found);
    open.extend(params().map(|param| &param.ty));
}

fn scope<'a>(names: impl IntoIterator<Item = &'a Ident>, found: &mut Vec<Diagnostic>) {
    let names: Vec<&Ident> = names.into_iter().filter(|ident| ident.name != "_").collect();
    // Nearly every scope is small, and nearly none has a name twice.
    let mut sorted: Vec<&SmolStr> = names.iter().map(|ident| &ident.name).collect();
    sorted.sort_unstable();
    if sorted.windows(2).all(|pair| pair[0] != pair[1]) {
        return;
    }
    let mut known: BTreeMap<&SmolStr, &Ident> = BTreeMap::new();
    for ident in names {
        match known.get(&ident.name) {
            Some(first) => found.push(
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
