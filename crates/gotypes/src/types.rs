//! The forms of a type, as values with small ids.

use std::sync::{Arc, OnceLock};

use diag::Span;
use gosyn::ast::{ChanDir, Expr};
use smol_str::SmolStr;

/// A package of a universe, loaded or only referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackageId(pub(crate) u32);

impl PackageId {
    /// The package of predeclared names.
    pub const BUILTIN: Self = Self(0);
}

/// A type declaration, `(package, name)`; it may not have been looked at yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DeclId(pub(crate) u32);

/// A type. Equal ids are identical types; identical types may have several ids (anonymous structs,
/// interfaces and functions, and names through aliases): see [`identical`](crate::identical).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TypeId(pub(crate) u32);

/// One type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// A predeclared type without structure.
    Basic(Basic),
    /// A declared type, or an alias, with its type arguments.
    Named {
        /// The declaration.
        decl: DeclId,
        /// Type arguments; empty for a type that is not generic, and inside its own declaration.
        args: Box<[TypeId]>,
    },
    /// `*T`.
    Pointer(TypeId),
    /// `[]T`.
    Slice(TypeId),
    /// `[N]T`.
    Array(ArrayLen, TypeId),
    /// `map[K]V`.
    Map(TypeId, TypeId),
    /// `chan T`.
    Chan(ChanDir, TypeId),
    /// `struct { … }`.
    Struct(Box<[Field]>),
    /// `interface { … }`.
    Interface(Box<Interface>),
    /// `func(…) …`.
    Func(Box<Signature>),
    /// A type parameter of a declaration.
    Param {
        /// The name it is declared under.
        name: SmolStr,
        /// Its place in the list.
        index: u32,
        /// Where the list stands, which tells parameters of different declarations apart.
        owner: Span,
    },
    /// A type that could not be made sense of.
    Invalid(Box<crate::Unresolved>),
}

/// Predeclared types. `byte` and `rune` are kept apart from what they stand for, because
/// upstream's generators see the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant is the Go type of that name")]
pub enum Basic {
    Bool,
    String,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    Byte,
    Rune,
    UnsafePointer,
    UntypedBool,
    UntypedInt,
    UntypedRune,
    UntypedFloat,
    UntypedComplex,
    UntypedString,
    UntypedNil,
}

impl Basic {
    /// All predeclared types that have a name in the universe scope.
    pub const NAMED: [Self; 19] = [
        Self::Bool,
        Self::String,
        Self::Int,
        Self::Int8,
        Self::Int16,
        Self::Int32,
        Self::Int64,
        Self::Uint,
        Self::Uint8,
        Self::Uint16,
        Self::Uint32,
        Self::Uint64,
        Self::Uintptr,
        Self::Float32,
        Self::Float64,
        Self::Complex64,
        Self::Complex128,
        Self::Byte,
        Self::Rune,
    ];

    /// The name as go/types prints it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::String => "string",
            Self::Int => "int",
            Self::Int8 => "int8",
            Self::Int16 => "int16",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Uint => "uint",
            Self::Uint8 => "uint8",
            Self::Uint16 => "uint16",
            Self::Uint32 => "uint32",
            Self::Uint64 => "uint64",
            Self::Uintptr => "uintptr",
            Self::Float32 => "float32",
            Self::Float64 => "float64",
            Self::Complex64 => "complex64",
            Self::Complex128 => "complex128",
            Self::Byte => "byte",
            Self::Rune => "rune",
            Self::UnsafePointer => "unsafe.Pointer",
            Self::UntypedBool => "untyped bool",
            Self::UntypedInt => "untyped int",
            Self::UntypedRune => "untyped rune",
            Self::UntypedFloat => "untyped float",
            Self::UntypedComplex => "untyped complex",
            Self::UntypedString => "untyped string",
            Self::UntypedNil => "untyped nil",
        }
    }

    /// The type itself where two names mean one type: `byte` is `uint8`, `rune` is `int32`.
    #[must_use]
    pub const fn canonical(self) -> Self {
        match self {
            Self::Byte => Self::Uint8,
            Self::Rune => Self::Int32,
            other => other,
        }
    }
}

/// The length of an array type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ArrayLen {
    /// Known from a literal or an evaluated constant.
    Known(i64),
    /// A constant expression, evaluated when somebody asks
    /// ([`Universe::array_len`](crate::Universe::array_len)).
    Expr(LenExpr),
    /// `[...]T`, or not an expression at all.
    Unknown,
}

/// The expression in an array type; two are equal if they stand at the same place.
#[derive(Clone, Debug)]
pub struct LenExpr {
    /// The package whose scope it is in.
    pub package: PackageId,
    pub(crate) inner: Arc<LenExprInner>,
}

/// What the copies of a [`LenExpr`] share.
#[derive(Debug)]
pub(crate) struct LenExprInner {
    pub(crate) expr: Expr,
    pub(crate) known: OnceLock<Result<i64, Box<crate::Unresolved>>>,
}

impl LenExpr {
    pub(crate) fn new(package: PackageId, expr: Expr) -> Self {
        Self { package, inner: Arc::new(LenExprInner { expr, known: OnceLock::new() }) }
    }

    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.inner.expr.span
    }
}

impl PartialEq for LenExpr {
    fn eq(&self, other: &Self) -> bool {
        (self.package, self.span()) == (other.package, other.span())
    }
}

impl Eq for LenExpr {}

impl std::hash::Hash for LenExpr {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.package, self.span()).hash(state);
    }
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name; of an embedded field the type's name.
    pub name: SmolStr,
    /// Its type.
    pub ty: TypeId,
    /// Whether it is embedded.
    pub embedded: bool,
    /// Its tag, unquoted; empty where there is none.
    pub tag: SmolStr,
    /// Its identifier (of an embedded field the type's name), whose line decides which comment
    /// belongs to it.
    pub span: Span,
    /// Its type as written.
    pub type_span: Span,
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, self.ty, self.embedded, &self.tag) == (&other.name, other.ty, other.embedded, &other.tag)
    }
}

impl Eq for Field {}

impl std::hash::Hash for Field {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (&self.name, self.ty, self.embedded, &self.tag).hash(state);
    }
}

/// An interface as written: embedded parts are not expanded.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Interface {
    /// Methods in source order.
    pub methods: Vec<Method>,
    /// Embedded types and unions.
    pub embedded: Vec<Vec<Term>>,
}

/// A method of an interface.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Method {
    /// Its name.
    pub name: SmolStr,
    /// Its signature, a [`Type::Func`].
    pub signature: TypeId,
    /// Its identifier.
    pub span: Span,
}

/// `~T` or `T`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// Whether `~` stands before it.
    pub tilde: bool,
    /// The type.
    pub ty: TypeId,
}

/// Parameters and results.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Signature {
    /// Parameters.
    pub params: Vec<Param>,
    /// Results.
    pub results: Vec<Param>,
    /// Whether the last parameter is variadic; its type is then a slice.
    pub variadic: bool,
}

/// A parameter or result.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Param {
    /// Its name, empty where there is none.
    pub name: SmolStr,
    /// Its type.
    pub ty: TypeId,
}
