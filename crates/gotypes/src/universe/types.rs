//! Types by their ids: interned, unaliased, and what they come down to.

use std::sync::OnceLock;

use diag::Span;
use rustc_hash::FxHashSet;

use super::{Decl, DeclKind, Stop, TypeSlot, Universe, Unresolved};
use crate::types::{DeclId, Type, TypeId};

/// Names followed before a chain is called endless; real chains have a handful.
const MAX_CHAIN: usize = 1_000;

impl Universe {
    /// The type behind an id.
    #[must_use]
    pub fn ty(&self, id: TypeId) -> &Type {
        &self.types[id.0 as usize].ty
    }

    pub(super) fn push(&self, ty: Type) -> TypeId {
        let slot = TypeSlot { ty, unaliased: OnceLock::new(), underlying: OnceLock::new() };
        TypeId(self.types.push(slot) as u32)
    }

    /// The id of a type. Structs, interfaces and functions get a new id at every call, because
    /// their places matter to comments; all others are shared.
    pub fn intern(&self, ty: Type) -> TypeId {
        if matches!(ty, Type::Struct(_) | Type::Interface(_) | Type::Func(_) | Type::Invalid(_)) {
            return self.push(ty);
        }
        self.type_index.id(&ty, |known| *known == ty, || (ty.clone(), self.push(ty.clone())))
    }

    /// The type that a declaration names, without arguments.
    pub fn named(&self, decl: DeclId) -> TypeId {
        let slot = &self.decls[decl.0 as usize];
        *slot.named.get_or_init(|| self.intern(Type::Named { decl, args: Box::default() }))
    }

    /// The predeclared type of this name.
    #[must_use]
    pub fn predeclared(&self, name: &str) -> Option<TypeId> {
        self.predeclared.get(name).copied()
    }

    /// Follows aliases, and nothing else; `any` stays `any`.
    ///
    /// # Errors
    ///
    /// As [`Universe::decl`].
    pub fn unalias(&self, ty: TypeId) -> Result<TypeId, Stop> {
        let slot = &self.types[ty.0 as usize];
        if !matches!(slot.ty, Type::Named { .. }) {
            return Ok(ty);
        }
        match slot.unaliased.get() {
            Some(&unaliased) => Ok(unaliased),
            None => {
                let unaliased = self.follow_aliases(ty)?;
                Ok(*slot.unaliased.get_or_init(|| unaliased))
            }
        }
    }

    pub(super) fn follow_aliases(&self, mut ty: TypeId) -> Result<TypeId, Stop> {
        for _ in 0..MAX_CHAIN {
            let Type::Named { decl, args } = self.ty(ty) else { return Ok(ty) };
            if self.is_any(*decl) {
                return Ok(ty);
            }
            let declared = self.instance(*decl, args)?;
            if declared.kind == DeclKind::Defined {
                return Ok(ty);
            }
            ty = self.instantiate(declared.rhs, &declared.params, args);
        }
        Err(self.cycle(ty).into())
    }

    /// What a declaration says, which must have parameters where it is given arguments.
    pub(super) fn instance(&self, decl: DeclId, args: &[TypeId]) -> Result<&Decl, Stop> {
        let declared = self.decl(decl)?;
        if args.is_empty() || !declared.params.is_empty() {
            return Ok(declared);
        }
        let message = format!("{} is not a generic type", self.decl_name(decl));
        Err(Unresolved { message, span: declared.span, help: None }.into())
    }

    /// The underlying type: no name, no alias. `any` gives the empty interface.
    ///
    /// # Errors
    ///
    /// As [`Universe::decl`]; a chain of names that never ends is [`Stop::Unresolved`].
    pub fn underlying(&self, ty: TypeId) -> Result<TypeId, Stop> {
        let slot = &self.types[ty.0 as usize];
        match slot.underlying.get() {
            Some(&underlying) => Ok(underlying),
            None => {
                let underlying = self.follow(ty)?;
                Ok(*slot.underlying.get_or_init(|| underlying))
            }
        }
    }

    /// Follows names until there is none.
    pub(super) fn follow(&self, mut ty: TypeId) -> Result<TypeId, Stop> {
        for _ in 0..MAX_CHAIN {
            match self.ty(ty) {
                Type::Named { decl, args } => {
                    let declared = self.instance(*decl, args)?;
                    ty = self.instantiate(declared.rhs, &declared.params, args);
                }
                Type::Invalid(unresolved) => return Err(Stop::Unresolved(unresolved.clone())),
                _ => return Ok(ty),
            }
        }
        Err(self.cycle(ty).into())
    }

    /// What is wrong with a declared type of which every value would hold another one, as
    /// `type T struct { T }`, and with an interface that embeds itself.
    ///
    /// # Errors
    ///
    /// As [`Universe::decl`].
    pub fn contains_itself(&self, decl: DeclId) -> Result<Option<Unresolved>, Stop> {
        let (mut seen, mut open) = (FxHashSet::default(), vec![self.decl(decl)?.rhs]);
        while let Some(ty) = open.pop() {
            match self.ty(ty) {
                Type::Struct(fields) => open.extend(fields.iter().map(|field| field.ty)),
                Type::Array(_, elem) => open.push(*elem),
                Type::Interface(interface) => open.extend(interface.embedded.iter().flatten().map(|term| term.ty)),
                Type::Named { decl: other, .. } if *other == decl => return Ok(Some(self.cycle(self.named(decl)))),
                // A cycle never leaves a package, for imports make none.
                Type::Named { decl: other, .. }
                    if self.decl_package(*other) == self.decl_package(decl) && seen.insert(*other) =>
                {
                    // What is wrong with a type inside is found where that is looked at.
                    if let Ok(inner) = self.decl(*other) {
                        open.push(inner.rhs);
                    }
                }
                _ => {}
            }
        }
        Ok(None)
    }

    pub(super) fn cycle(&self, ty: TypeId) -> Unresolved {
        match self.ty(ty) {
            Type::Named { decl, .. } => self.recursive(*decl, self.decl(*decl).ok().and_then(|declared| declared.span)),
            _ => Unresolved { message: "invalid recursive type".to_owned(), span: None, help: None },
        }
    }

    pub(super) fn recursive(&self, decl: DeclId, span: Option<Span>) -> Unresolved {
        Unresolved {
            message: format!("invalid recursive type {}", crate::type_string(self, self.named(decl))),
            span,
            help: Some("a type must not be declared as itself".to_owned()),
        }
    }
}
