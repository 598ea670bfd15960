//! Types as upstream tells them apart: by name, but for the copies that it makes of fields whose type is a name of a basic
//! type, a map or a slice. A copy has the name of the type and the structure of what it stands for, and equals nothing.

use std::cell::RefCell;

use genkit::view::{Kind, Name, View};
use gotypes::{Basic, Field, Param, Stop, Type, TypeId, Universe};
use rustc_hash::FxHashMap;

/// One side of a conversion.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject {
    /// What it is made of.
    pub(super) ty: TypeId,
    /// Of a copy, the type that it is named after.
    alias: Option<TypeId>,
}

impl Subject {
    /// The type by whose name it goes.
    pub(super) fn named(self) -> TypeId {
        self.alias.unwrap_or(self.ty)
    }

    /// Whether it is a copy.
    pub(super) fn is_copy(self) -> bool {
        self.alias.is_some()
    }

    /// Whether both are the same type to upstream.
    pub(super) fn is(self, other: Self) -> bool {
        !self.is_copy() && !other.is_copy() && self.ty == other.ty
    }
}

/// Two types, from one to the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    /// What is converted.
    pub(super) from: Subject,
    /// What it becomes.
    pub(super) to: Subject,
}

impl Pair {
    /// The way back.
    pub(super) fn reverse(self) -> Self {
        Self { from: self.to, to: self.from }
    }

    /// What finds a function for the pair.
    pub(super) fn key(self) -> (TypeId, TypeId) {
        (self.from.named(), self.to.named())
    }

    /// Whether both are the same type to upstream.
    pub(super) fn same(self) -> bool {
        self.from.is(self.to)
    }
}

/// The view, with one id for each type that upstream knows.
pub(super) struct Types<'a> {
    pub(super) view: View<'a>,
    /// Types by the ids that the universe gives them.
    known: RefCell<FxHashMap<TypeId, TypeId>>,
    /// Types by their names.
    named: RefCell<Named>,
}

/// Types without a name of their own, by package and what upstream calls them.
pub(super) type Named = FxHashMap<(String, String), TypeId>;

impl<'a> Types<'a> {
    /// The view, where types of these names are already known by an id.
    pub(super) fn new(view: View<'a>, named: Named) -> Self {
        Self { view, known: RefCell::default(), named: RefCell::new(named) }
    }

    /// The types that were met.
    pub(super) fn met(&self) -> Named {
        self.named.borrow().clone()
    }

    /// The type with its own name.
    pub(super) fn subject(&self, ty: TypeId) -> Result<Subject, Stop> {
        Ok(Subject { ty: self.one(ty)?, alias: None })
    }

    /// A type that [`Types::one`] has given, with its own name.
    pub(super) fn named(&self, ty: TypeId) -> Subject {
        Subject { ty, alias: None }
    }

    /// The type as upstream takes it where it is that of a field.
    pub(super) fn of_field(&self, ty: TypeId) -> Result<Subject, Stop> {
        let ty = self.one(ty)?;
        if self.view.kind(ty)? != Kind::Alias {
            return Ok(Subject { ty, alias: None });
        }
        Ok(Subject { ty: self.resolved(ty)?, alias: Some(ty) })
    }

    /// What an alias stands for; any other type itself.
    pub(super) fn resolved(&self, ty: TypeId) -> Result<TypeId, Stop> {
        self.one(self.view.resolved(ty)?)
    }

    /// The kind of what it is made of.
    pub(super) fn kind(&self, subject: Subject) -> Result<Kind, Stop> {
        self.view.kind(subject.ty)
    }

    /// The element of a pointer, slice or map; `None` of anything else.
    pub(super) fn elem(&self, ty: TypeId) -> Result<Option<Subject>, Stop> {
        self.view.elem(ty)?.map(|elem| self.subject(elem)).transpose()
    }

    /// The key of a map; `None` of anything else.
    pub(super) fn key(&self, ty: TypeId) -> Result<Option<Subject>, Stop> {
        self.view.key(ty)?.map(|key| self.subject(key)).transpose()
    }

    /// Fields of a struct, none of anything else.
    pub(super) fn members(&self, ty: TypeId) -> Result<&'a [Field], Stop> {
        if self.view.kind(ty)? == Kind::Struct { self.view.members(ty) } else { Ok(&[]) }
    }

    /// The name it goes by.
    pub(super) fn name(&self, subject: Subject) -> Result<Name, Stop> {
        self.view.name(subject.named())
    }

    /// Upstream's `isDirectlyAssignable` for elements and keys: nothing but basic types in it, and a basic type itself or
    /// from the same package as the other.
    pub(super) fn assignable(&self, pair: Pair) -> Result<bool, Stop> {
        let (from, view) = (pair.from.ty, self.view);
        Ok(view.is_assignable(from)?
            && (view.is_primitive(from)? || self.name(pair.from)?.package == self.name(pair.to)?.package))
    }

    /// Whether a conversion expression of Go turns one into the other, and keeps its meaning: upstream writes such
    /// expressions for any two basic types, and for any two structs of one package.
    pub(super) fn castable(&self, pair: Pair) -> Result<bool, Stop> {
        let (from, to) = (self.resolved(pair.from.ty)?, self.resolved(pair.to.ty)?);
        if from == to {
            return Ok(true);
        }
        Ok(match (self.view.kind(from)?, self.view.kind(to)?) {
            (Kind::Builtin, Kind::Builtin) => self.is_number(from) && self.is_number(to),
            (Kind::Struct, Kind::Struct) => {
                let (left, right) = (self.members(from)?, self.members(to)?);
                let mut same = left.len() == right.len();
                for (left, right) in left.iter().zip(right) {
                    same &= left.name == right.name && left.embedded == right.embedded;
                    same &= self.one(left.ty)? == self.one(right.ty)?;
                }
                same
            }
            _ => false,
        })
    }

    fn is_number(&self, ty: TypeId) -> bool {
        !matches!(self.view.universe.ty(ty), Type::Basic(Basic::String | Basic::Bool))
    }

    /// The one id of all types that have one name.
    pub(super) fn one(&self, ty: TypeId) -> Result<TypeId, Stop> {
        if let Some(&known) = self.known.borrow().get(&ty) {
            return Ok(known);
        }
        let universe = self.view.universe;
        let unaliased = universe.unalias(ty)?;
        let one = match self.view.ty(unaliased)? {
            Type::Basic(Basic::Int8 | Basic::Uint8 | Basic::Byte) => universe.intern(Type::Basic(Basic::Byte)),
            Type::Basic(_) => unaliased,
            Type::Named { args, .. } if args.is_empty() => unaliased,
            _ => {
                let spelled = if self.view.profile.alias_names { unaliased } else { self.spelled_out(unaliased)? };
                let Name { package, name } = self.view.name(spelled)?;
                *self.named.borrow_mut().entry((package.to_string(), name)).or_insert(spelled)
            }
        };
        self.known.borrow_mut().insert(ty, one);
        Ok(one)
    }

    /// The type with the targets of all Go aliases in place of their names.
    fn spelled_out(&self, ty: TypeId) -> Result<TypeId, Stop> {
        let universe = self.view.universe;
        let ty = universe.unalias(ty)?;
        let again = |ty: TypeId| self.spelled_out(ty);
        let param = |param: &Param| Ok(Param { name: param.name.clone(), ty: self.spelled_out(param.ty)? });
        let new = match universe.ty(ty) {
            Type::Pointer(elem) => Type::Pointer(again(*elem)?),
            Type::Slice(elem) => Type::Slice(again(*elem)?),
            Type::Array(len, elem) => Type::Array(len.clone(), again(*elem)?),
            Type::Map(key, value) => Type::Map(again(*key)?, again(*value)?),
            Type::Chan(dir, elem) => Type::Chan(*dir, again(*elem)?),
            Type::Struct(fields) => {
                let field = |field: &Field| Ok(Field { ty: again(field.ty)?, ..field.clone() });
                Type::Struct(fields.iter().map(field).collect::<Result<_, Stop>>()?)
            }
            Type::Func(signature) => {
                let mut signature = signature.clone();
                signature.params = signature.params.iter().map(param).collect::<Result<_, Stop>>()?;
                signature.results = signature.results.iter().map(param).collect::<Result<_, Stop>>()?;
                Type::Func(signature)
            }
            Type::Basic(_) | Type::Named { .. } | Type::Interface(_) | Type::Param { .. } | Type::Invalid(_) => {
                return Ok(ty);
            }
        };
        Ok(universe.intern(new))
    }
}

/// The type `[]string`.
pub(super) fn strings(universe: &Universe) -> TypeId {
    universe.intern(Type::Slice(universe.intern(Type::Basic(Basic::String))))
}
