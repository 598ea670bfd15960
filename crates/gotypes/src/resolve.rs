//! From a type expression in a file to a type. Other packages are referred to, not opened.

use diag::Span;
use gosyn::ast::{self, ExprKind, File, ImportName, InterfaceElem, LiteralKind, TypeExpr, TypeExprKind};
use rustc_hash::{FxBuildHasher, FxHashSet};
use smol_str::SmolStr;

use crate::scope::{self, Entry, Package, Qualifier};
use crate::types::{
    ArrayLen, Basic, Field, Interface, LenExpr, Method, PackageId, Param, Signature, Term, Type, TypeId,
};
use crate::universe::{Universe, Unresolved, unresolved_package};

/// A package has to be loaded first; it has been noted as demanded.
#[derive(Debug)]
pub(crate) struct Pending;

pub(crate) struct Resolver<'u> {
    pub(crate) universe: &'u Universe,
    pub(crate) package: &'u Package,
    pub(crate) file: &'u File,
    /// Type parameters in scope; later ones hide earlier ones.
    pub(crate) params: &'u [(SmolStr, TypeId)],
}

impl Resolver<'_> {
    pub(crate) fn ty(&self, expr: &TypeExpr) -> Result<TypeId, Pending> {
        let universe = self.universe;
        Ok(match &expr.kind {
            TypeExprKind::Name(name) => self.name(name, &[], expr.span)?,
            TypeExprKind::Qualified(ty) => self.qualified(&ty.package, &ty.name, &[])?,
            TypeExprKind::Instance { base, args } => {
                let args = args.iter().map(|arg| self.ty(arg)).collect::<Result<Vec<_>, _>>()?;
                match &base.kind {
                    TypeExprKind::Name(name) => self.name(name, &args, base.span)?,
                    TypeExprKind::Qualified(ty) => self.qualified(&ty.package, &ty.name, &args)?,
                    _ => self.invalid("not a generic type", expr.span),
                }
            }
            TypeExprKind::Pointer(elem) => universe.intern(Type::Pointer(self.ty(elem)?)),
            TypeExprKind::Slice(elem) => universe.intern(Type::Slice(self.ty(elem)?)),
            TypeExprKind::Array { len, elem } => {
                let len = self.len(len.as_deref());
                universe.intern(Type::Array(len, self.ty(elem)?))
            }
            TypeExprKind::Map { key, value } => universe.intern(Type::Map(self.ty(key)?, self.ty(value)?)),
            TypeExprKind::Chan { dir, elem } => universe.intern(Type::Chan(*dir, self.ty(elem)?)),
            TypeExprKind::Func(signature) => self.signature(signature)?,
            TypeExprKind::Struct(fields) => self.fields(fields)?,
            TypeExprKind::Interface(elems) => self.interface(elems)?,
            TypeExprKind::Paren(inner) => self.ty(inner)?,
            TypeExprKind::Bad => self.invalid("this type could not be read", expr.span),
        })
    }

    fn invalid(&self, message: impl Into<String>, span: Span) -> TypeId {
        let unresolved = Unresolved { message: message.into(), span: Some(span), help: None };
        self.universe.intern(Type::Invalid(Box::new(unresolved)))
    }

    fn named(&self, package: PackageId, name: &str, args: &[TypeId]) -> TypeId {
        let decl = self.universe.decl_id(package, name);
        if args.is_empty() {
            return self.universe.named(decl);
        }
        self.universe.intern(Type::Named { decl, args: args.into() })
    }

    fn name(&self, name: &SmolStr, args: &[TypeId], span: Span) -> Result<TypeId, Pending> {
        if let Some((_, ty)) = self.params.iter().rev().find(|(param, _)| param == name) {
            return Ok(*ty);
        }
        // A file's scope lies within its package's: where both have the name, which is an error, go/types takes this one.
        if let Some(package) = self.dot_import(name)? {
            return Ok(self.named(package, name, args));
        }
        match self.package.lookup(name) {
            Some(Entry::Type { .. }) => return Ok(self.named(self.package.id(), name, args)),
            Some(_) => return Ok(self.invalid(format!("{name} is not a type"), span)),
            None => {}
        }
        if let Some(ty) = self.universe.predeclared(name) {
            return Ok(ty);
        }
        Ok(self.invalid(format!("undefined: {name}"), span))
    }

    /// The dot-imported package that declares the type `name`.
    fn dot_import(&self, name: &str) -> Result<Option<PackageId>, Pending> {
        self.dot_import_of(name, |_| true)
    }

    /// The dot-imported package that declares `name`, whatever it is.
    pub(crate) fn dot_import_whole(&self, name: &str) -> Result<Option<PackageId>, Pending> {
        self.dot_import_of(name, Package::is_whole)
    }

    /// The dot-imported package that declares `name`; those of which not `enough` has been read are demanded.
    fn dot_import_of(&self, name: &str, enough: impl Fn(&Package) -> bool) -> Result<Option<PackageId>, Pending> {
        if !name.starts_with(char::is_uppercase) {
            return Ok(None);
        }
        let mut pending = false;
        for import in self.file.imports.iter().filter(|import| import.name == ImportName::Dot) {
            let Some(Ok(id)) = self.package.imports.get(&import.path) else { continue };
            match self.universe.loaded(*id) {
                Some(package) if package.lookup(name).is_some() => return Ok(Some(*id)),
                Some(package) if enough(package) => {}
                None if self.universe.failed(*id) => {}
                Some(_) | None => {
                    self.universe.demand(*id);
                    pending = true;
                }
            }
        }
        if pending { Err(Pending) } else { Ok(None) }
    }

    pub(crate) fn qualifier(&self, qualifier: &ast::Ident) -> Result<Result<PackageId, Unresolved>, Pending> {
        let loaded_name = |id| self.universe.loaded(id).map(|package| &package.name);
        Ok(match scope::qualifier(self.package, self.file, &qualifier.name, loaded_name) {
            Qualifier::Package(id) => Ok(id),
            Qualifier::Missing(missing) => Err(unresolved_package(&missing, Some(qualifier.span))),
            Qualifier::OneOf(ids) => {
                let mut pending = false;
                for id in ids.into_iter().filter(|&id| !self.universe.failed(id)) {
                    self.universe.demand(id);
                    pending = true;
                }
                if pending {
                    return Err(Pending);
                }
                Err(undefined(qualifier))
            }
            Qualifier::Unknown => Err(undefined(qualifier)),
        })
    }

    fn qualified(&self, package: &ast::Ident, name: &ast::Ident, args: &[TypeId]) -> Result<TypeId, Pending> {
        // A type parameter hides an import of the same name.
        if self.params.iter().any(|(param, _)| *param == package.name) {
            let message = format!("{}.{} undefined: {0} is a type parameter", package.name, name.name);
            return Ok(self.invalid(message, package.span));
        }
        match self.qualifier(package)? {
            Ok(id) if self.universe.path(id) == "unsafe" && name.name == "Pointer" => {
                Ok(self.universe.intern(Type::Basic(Basic::UnsafePointer)))
            }
            Ok(id) => Ok(self.named(id, &name.name, args)),
            Err(unresolved) => Ok(self.universe.intern(Type::Invalid(Box::new(unresolved)))),
        }
    }

    fn len(&self, len: Option<&ast::Expr>) -> ArrayLen {
        let Some(expr) = len else { return ArrayLen::Unknown };
        if let ExprKind::Literal { kind: LiteralKind::Int, text } = &expr.kind
            && let Ok(known) = text.parse()
            && !(text.len() > 1 && text.starts_with('0'))
        {
            return ArrayLen::Known(known);
        }
        ArrayLen::Expr(LenExpr::new(self.package.id(), expr.clone()))
    }

    pub(crate) fn signature(&self, signature: &ast::Signature) -> Result<TypeId, Pending> {
        let params = |list: &[ast::Param]| -> Result<Vec<Param>, Pending> {
            list.iter()
                .map(|param| {
                    let ty = self.ty(&param.ty)?;
                    let ty = if param.variadic { self.universe.intern(Type::Slice(ty)) } else { ty };
                    Ok(Param { name: param.name.as_ref().map(|name| name.name.clone()).unwrap_or_default(), ty })
                })
                .collect()
        };
        let signature = Signature {
            params: params(&signature.params)?,
            results: params(&signature.results)?,
            variadic: signature.params.last().is_some_and(|param| param.variadic),
        };
        Ok(self.universe.intern(Type::Func(Box::new(signature))))
    }

    fn fields(&self, fields: &[ast::Field]) -> Result<TypeId, Pending> {
        let mut out = Vec::with_capacity(fields.len());
        // Of several fields with one name go/types keeps the first, and upstream goes on with that.
        let mut taken = FxHashSet::with_capacity_and_hasher(fields.len(), FxBuildHasher);
        let mut is_new = |name: &SmolStr| name == "_" || name.is_empty() || taken.insert(name.clone());
        // It keeps the tags of the others all the same, so that each goes to the field behind.
        let mut tags: Vec<SmolStr> = Vec::new();
        let mut add = |tag: &SmolStr, fields: usize| {
            if tags.is_empty() && !tag.is_empty() {
                tags = vec![SmolStr::default(); fields];
            }
            if !tags.is_empty() || !tag.is_empty() {
                tags.push(tag.clone());
            }
        };
        let none = SmolStr::default();
        for field in fields {
            let ty = self.ty(&field.ty)?;
            let tag = field.tag.as_ref().unwrap_or(&none);
            let type_span = field.ty.span;
            if field.names.is_empty() {
                let (name, span) = embedded_name(&field.ty);
                add(tag, out.len());
                if is_new(&name) {
                    out.push(Field { name, ty, embedded: true, tag: SmolStr::default(), span, type_span });
                }
                continue;
            }
            for name in &field.names {
                let (span, name) = (name.span, name.name.clone());
                add(tag, out.len());
                if is_new(&name) {
                    out.push(Field { name, ty, embedded: false, tag: SmolStr::default(), span, type_span });
                }
            }
        }
        for (field, tag) in out.iter_mut().zip(tags) {
            field.tag = tag;
        }
        Ok(self.universe.intern(Type::Struct(out.into())))
    }

    fn interface(&self, elems: &[InterfaceElem]) -> Result<TypeId, Pending> {
        let mut interface = Interface::default();
        for elem in elems {
            match elem {
                InterfaceElem::Method { name, signature } => {
                    let signature = self.signature(signature)?;
                    interface.methods.push(Method { name: name.name.clone(), signature, span: name.span });
                }
                InterfaceElem::Union(terms) => interface.embedded.push(self.terms(terms)?),
            }
        }
        Ok(self.universe.intern(Type::Interface(Box::new(interface))))
    }

    pub(crate) fn terms(&self, terms: &[ast::Term]) -> Result<Vec<Term>, Pending> {
        terms.iter().map(|term| Ok(Term { tilde: term.tilde, ty: self.ty(&term.ty)? })).collect()
    }
}

fn undefined(qualifier: &ast::Ident) -> Unresolved {
    Unresolved {
        message: format!("undefined: {}", qualifier.name),
        span: Some(qualifier.span),
        help: Some("no import of this file has that name".to_owned()),
    }
}

/// The name of an embedded field, and where it stands.
fn embedded_name(ty: &TypeExpr) -> (SmolStr, Span) {
    match &ty.kind {
        TypeExprKind::Name(name) => (name.clone(), ty.span),
        TypeExprKind::Qualified(ty) => (ty.name.name.clone(), ty.name.span),
        TypeExprKind::Instance { base, .. } => embedded_name(base),
        TypeExprKind::Pointer(inner) | TypeExprKind::Paren(inner) => embedded_name(inner),
        _ => (SmolStr::default(), ty.span),
    }
}
