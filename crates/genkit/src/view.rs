//! Types as upstream's generators see them (gengo's `types.Type`).
//!
//! gengo knows fewer kinds than Go and names some things differently: a named map is an "alias" of
//! a map, a named struct is a struct with a name, `int8` is `byte`, and `rune` is nothing at all.

use gotypes::{Basic, DeclId, Entry, Field, PackageId, Signature, Stop, Type, TypeId, Universe, Unresolved};
use smol_str::SmolStr;

use crate::compat::Profile;
use crate::instances::Instances;

/// gengo's kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A predeclared type that gengo's table knows.
    Builtin,
    /// A struct, named or not.
    Struct,
    /// An anonymous map.
    Map,
    /// An anonymous slice.
    Slice,
    /// A pointer, named or not.
    Pointer,
    /// A named type whose underlying type is basic, a map or a slice.
    Alias,
    /// An interface, named or not.
    Interface,
    /// An array, named or not.
    Array,
    /// A channel, named or not.
    Chan,
    /// A function, named or not.
    Func,
    /// A type parameter.
    TypeParam,
    /// What gengo has no word for: `rune`, complex numbers, `unsafe.Pointer`.
    Unsupported,
}

/// A type's name: the package path is empty for predeclared and anonymous types.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name {
    /// The import path.
    pub package: SmolStr,
    /// The name in it, or the spelling of an anonymous type.
    pub name: String,
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.package.is_empty() { f.write_str(&self.name) } else { write!(f, "{}.{}", self.package, self.name) }
    }
}

/// A method as gengo's `Methods` table gives it.
#[derive(Clone, Copy, Debug)]
pub struct MethodView<'u> {
    /// Its signature.
    pub signature: &'u Signature,
    /// The receiver; `None` for a method of an interface.
    pub pointer_receiver: Option<bool>,
    /// Its identifier.
    pub span: diag::Span,
}

/// The view. Everything takes a type through its Go aliases first.
#[derive(Clone, Copy)]
pub struct View<'u> {
    /// The universe.
    pub universe: &'u Universe,
    /// The profile.
    pub profile: &'u Profile,
    /// The instances of generic types.
    pub instances: &'u Instances,
}

impl<'u> View<'u> {
    /// The type behind Go aliases.
    ///
    /// # Errors
    ///
    /// [`Stop`] where a declaration cannot be looked at; so for all methods here.
    pub fn ty(&self, ty: TypeId) -> Result<&'u Type, Stop> {
        let ty = self.universe.ty(self.universe.unalias(ty)?);
        match ty {
            Type::Invalid(unresolved) => Err(Stop::Unresolved(unresolved.clone())),
            _ => Ok(ty),
        }
    }

    /// The underlying type, of a generic struct or interface that of its first instance.
    fn underlying(&self, ty: TypeId) -> Result<&'u Type, Stop> {
        let universe = self.universe;
        let ty = universe.unalias(ty)?;
        let own = universe.ty(universe.underlying(ty)?);
        if !self.profile.generics || !matches!(own, Type::Struct(_) | Type::Interface(_)) {
            return Ok(own);
        }
        let Type::Named { decl, .. } = universe.ty(ty) else { return Ok(own) };
        let declared = universe.decl(*decl)?;
        if declared.params.is_empty() {
            return Ok(own);
        }
        match self.instances.first(universe, *decl)? {
            Some(args) => {
                let rhs = universe.instantiate(declared.rhs, &declared.params, args);
                Ok(universe.ty(universe.underlying(rhs)?))
            }
            None => Ok(own),
        }
    }

    /// The kind.
    ///
    /// # Errors
    ///
    /// [`Stop`].
    pub fn kind(&self, ty: TypeId) -> Result<Kind, Stop> {
        let ty = self.universe.unalias(ty)?;
        if self.profile.generics && self.instances.is_wrapped(self.universe, ty)? {
            return Ok(Kind::Interface);
        }
        Ok(match self.universe.ty(ty) {
            Type::Invalid(unresolved) => return Err(Stop::Unresolved(unresolved.clone())),
            // An instance of a struct is a struct, so it does not matter which one.
            Type::Named { .. } => match self.universe.ty(self.universe.underlying(ty)?) {
                Type::Basic(_) | Type::Map(..) | Type::Slice(_) => Kind::Alias,
                other => anonymous_kind(other),
            },
            other => anonymous_kind(other),
        })
    }

    /// Of an alias the type it stands for, which is never an alias; any other type itself.
    ///
    /// # Errors
    ///
    /// [`Stop`].
    pub fn resolved(&self, ty: TypeId) -> Result<TypeId, Stop> {
        if self.kind(ty)? == Kind::Alias { self.universe.underlying(ty) } else { Ok(ty) }
    }

    /// The declaration of a named type.
    ///
    /// # Errors
    ///
    /// [`Stop`].
    pub fn decl(&self, ty: TypeId) -> Result<Option<DeclId>, Stop> {
        match self.ty(ty)? {
            Type::Named { decl, .. } => Ok(Some(*decl)),
            _ => Ok(None),
        }
    }

    /// The element of a pointer, slice, array, map or channel, named or not.
    ///
    /// # Errors
    ///
    /// [`Stop`].
    pub fn elem(&self, ty: TypeId) -> Result<Option<TypeId>, Stop> {
        Ok(match self.underlying(ty)? {
            Type::Pointer(elem) | Type::Slice(elem) | Type::Array(_, elem) | Type::Chan(_, elem) => Some(*elem),
            Type::Map(_, value) => Some(*value),
            _ => None,
        })
    }

    /// The key of a map, named or not.
    ///
    /// # Errors
    ///
    /// [`Stop`].
    pub fn key(&self, ty: TypeId) -> Result<Option<TypeId>, Stop> {
        Ok(match self.underlying(ty)? {
            Type::Map(key, _) => Some(*key),
            _ => None,
        })
    }

    /// The fields of a struct, named or not; none for other types.
    ///
    /// # Errors
    ///
    /// [`Stop`].
    pub fn members(&self, ty: TypeId) -> Result<&'u [Field], Stop> {
        Ok(match self.underlying(ty)? {
            Type::Struct(fields) => fields,
            _ => &[],
        })
    }

    /// The name that tells the type from others in gengo's universe.
    ///
    /// # Errors
    ///
    /// [`Stop`].
    pub fn name(&self, ty: TypeId) -> Result<Name, Stop> {
        let plain = |name: String| Name { package: SmolStr::default(), name };
        let unaliased = self.universe.unalias(ty)?;
        Ok(match self.ty(ty)? {
            Type::Basic(basic) => plain(builtin_name(*basic).to_owned()),
            Type::Named { decl, args } => {
                let mut name = self.universe.decl_name(*decl).to_string();
                let id = self.universe.decl_package(*decl);
                let package = self.universe.path(id).clone();
                // Only a package that is loaded can declare a generic type that is named bare.
                if !args.is_empty() || self.universe.loaded(id).is_some() {
                    let params = &self.universe.decl(*decl)?.params;
                    let by_params = self.profile.generics
                        && !params.is_empty()
                        && matches!(self.underlying(ty)?, Type::Struct(_) | Type::Interface(_));
                    let shown: &[TypeId] = if by_params { params } else { args };
                    if !shown.is_empty() {
                        let shown: Vec<_> = shown
                            .iter()
                            .map(|&arg| gotypes::type_name(self.universe, arg))
                            .collect::<Result<_, _>>()?;
                        // gengo puts the parameters of a struct together by itself; all else is in the words of go/types.
                        name = format!("{name}[{}]", shown.join(if by_params { "," } else { ", " }));
                    }
                }
                Name { package, name }
            }
            _ => plain(gotypes::type_name(self.universe, unaliased)?),
        })
    }

    /// A hand-written method of a named type, or a method of an interface.
    ///
    /// # Errors
    ///
    /// [`Stop`].
    pub fn method(&self, ty: TypeId, name: &str) -> Result<Option<MethodView<'u>>, Stop> {
        if self.kind(ty)? == Kind::Interface {
            let methods = self.universe.interface_methods(ty)?;
            let Some(method) = methods.into_iter().find(|method| method.name == name) else { return Ok(None) };
            let Type::Func(signature) = self.universe.ty(method.signature) else { return Ok(None) };
            return Ok(Some(MethodView { signature, pointer_receiver: None, span: method.span }));
        }
        let Type::Named { decl, args } = self.ty(ty)? else { return Ok(None) };
        let Some(id) = self.universe.method(*decl, name)? else { return Ok(None) };
        let Some((_, _, func, pointer)) = self.universe.func(id) else { return Ok(None) };
        // The method of an instance speaks of the instance.
        let params = &self.universe.decl(*decl)?.params;
        let signature = self.universe.instantiate(self.universe.signature(id)?, params, args);
        self.method_view(signature, pointer, func.name.span).map(Some)
    }

    fn method_view(&self, signature: TypeId, pointer: bool, span: diag::Span) -> Result<MethodView<'u>, Stop> {
        match self.universe.ty(signature) {
            Type::Func(signature) => Ok(MethodView { signature, pointer_receiver: Some(pointer), span }),
            _ => Err(Stop::Unresolved(Box::new(Unresolved {
                message: "this signature could not be read".to_owned(),
                span: Some(span),
                help: None,
            }))),
        }
    }

    /// gengo's `IsPrimitive`: predeclared, or an alias of that.
    ///
    /// # Errors
    ///
    /// [`Stop`].
    pub fn is_primitive(&self, ty: TypeId) -> Result<bool, Stop> {
        Ok(match self.kind(ty)? {
            Kind::Builtin => true,
            Kind::Alias => anonymous_kind(self.universe.ty(self.universe.underlying(ty)?)) == Kind::Builtin,
            _ => false,
        })
    }

    /// gengo's `IsAssignable`: primitives, and structs of nothing but such.
    ///
    /// # Errors
    ///
    /// [`Stop`].
    pub fn is_assignable(&self, ty: TypeId) -> Result<bool, Stop> {
        self.is_assignable_within(ty, MAX_NESTING)
    }

    fn is_assignable_within(&self, ty: TypeId, depth: usize) -> Result<bool, Stop> {
        if self.is_primitive(ty)? {
            return Ok(true);
        }
        if self.kind(ty)? != Kind::Struct {
            return Ok(false);
        }
        for member in self.members(ty)? {
            let Some(depth) = depth.checked_sub(1) else {
                return Err(Stop::Unresolved(Box::new(Unresolved {
                    message: format!("invalid recursive type {}", self.name(ty)?),
                    span: Some(member.span),
                    help: Some("a struct cannot hold itself; use a pointer".to_owned()),
                })));
            };
            // A type that go/types calls invalid is none that gengo could assign.
            if matches!(self.kind(member.ty), Err(Stop::Unresolved(_)))
                || !self.is_assignable_within(member.ty, depth)?
            {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether a value is a reference: a pointer, map or slice, or an alias of one.
    ///
    /// # Errors
    ///
    /// [`Stop`].
    pub fn is_reference(&self, ty: TypeId) -> Result<bool, Stop> {
        Ok(matches!(self.kind(self.resolved(ty)?)?, Kind::Pointer | Kind::Map | Kind::Slice))
    }

    /// Whether two types have one name in gengo's universe.
    ///
    /// # Errors
    ///
    /// [`Stop`].
    pub fn same(&self, left: TypeId, right: TypeId) -> Result<bool, Stop> {
        Ok(left == right || self.name(left)? == self.name(right)?)
    }
}

/// The types that a loaded package defines, in byte order of their names; Go aliases are not among them.
#[must_use]
pub fn defined_types(universe: &Universe, package: PackageId) -> Vec<DeclId> {
    let Some(loaded) = universe.loaded(package) else { return Vec::new() };
    let mut names = Vec::new();
    for (nth, file) in loaded.files.iter().enumerate() {
        for (spec, ty) in file.types.iter().enumerate() {
            let entry = Entry::Type { file: nth as u32, spec: spec as u32 };
            if !ty.alias && loaded.lookup(&ty.name.name) == Some(entry) {
                names.push(&ty.name.name);
            }
        }
    }
    names.sort_unstable();
    names.into_iter().map(|name| universe.decl_id(package, name)).collect()
}

/// gengo's name of a basic type.
fn builtin_name(basic: Basic) -> &'static str {
    match basic {
        Basic::Int8 | Basic::Uint8 => "byte",
        Basic::UnsafePointer => "Pointer",
        other => other.name(),
    }
}

fn anonymous_kind(ty: &Type) -> Kind {
    match ty {
        Type::Basic(
            Basic::Bool
            | Basic::String
            | Basic::Int
            | Basic::Int8
            | Basic::Int16
            | Basic::Int32
            | Basic::Int64
            | Basic::Uint
            | Basic::Uint8
            | Basic::Uint16
            | Basic::Uint32
            | Basic::Uint64
            | Basic::Uintptr
            | Basic::Float32
            | Basic::Float64
            | Basic::Byte,
        ) => Kind::Builtin,
        Type::Basic(_) | Type::Invalid(_) | Type::Named { .. } => Kind::Unsupported,
        Type::Pointer(_) => Kind::Pointer,
        Type::Slice(_) => Kind::Slice,
        Type::Array(..) => Kind::Array,
        Type::Map(..) => Kind::Map,
        Type::Chan(..) => Kind::Chan,
        Type::Struct(_) => Kind::Struct,
        Type::Interface(_) => Kind::Interface,
        Type::Func(_) => Kind::Func,
        Type::Param { .. } => Kind::TypeParam,
    }
}

/// Structs within structs before a type is called endless; real ones have a handful.
const MAX_NESTING: usize = 100;
