//! The declarations of one Go file, owned and with their places.
//!
//! Function bodies are not part of it. Comments are kept apart from the declarations, as Go keeps
//! them: [`File::comments`] answers which group ends on a line.

use diag::{Diagnostic, FileId, LineIndex, Span, Text};
use smol_str::SmolStr;

use crate::comment::{CommentGroup, Comments};
use crate::constraint::Constraint;
use crate::deferred::Deferred;
use crate::lines::line_ends;

/// One parsed file.
#[derive(Debug)]
pub struct File {
    /// Its id; all spans in it carry the same.
    pub id: FileId,
    /// Its bytes.
    pub source: Text,
    /// Its lines.
    pub lines: LineIndex,
    /// The name in the package clause; `None` where the clause is missing or broken.
    pub package: Option<Ident>,
    /// The build constraint in front of the package clause (`//go:build` wins over `// +build`).
    pub constraint: Option<Constraint>,
    /// All imports, in source order.
    pub imports: Vec<Import>,
    /// All type specs, in source order.
    pub types: Vec<TypeSpec>,
    /// All functions and methods, in source order.
    pub funcs: Vec<FuncDecl>,
    /// All const declarations; a group shares iota and implicit repetition.
    pub consts: Vec<ConstGroup>,
    /// All var specs, in source order.
    pub vars: Vec<VarSpec>,
    /// All comments of the file, those inside function bodies too.
    pub comments: Comments,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

impl File {
    /// The line, from 1, that holds `offset`; `before` is the last group of comments before it. Comments know their lines,
    /// and one mostly stands right above: then nobody has to look for all line ends of the file.
    #[must_use]
    pub fn line_behind(&self, before: Option<&CommentGroup>, offset: u32) -> u32 {
        let last = before.and_then(|group| self.comments.list.get(group.last as usize));
        let (start, line) = last.map_or((0, 1), |last| (last.span.start, last.line));
        match self.source.get(start as usize..offset as usize) {
            Some(between) if between.len() <= NEAR => line + line_ends(between),
            _ => self.lines.line(offset),
        }
    }
}

/// So many bytes are looked through for line ends sooner than that an index of them is made.
const NEAR: usize = 4 << 10;

/// A name with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ident {
    /// The name; `_` is kept.
    pub name: SmolStr,
    /// Where it stands.
    pub span: Span,
}

/// `import name "path"`.
#[derive(Clone, Debug)]
pub struct Import {
    /// The name given, if any.
    pub name: ImportName,
    /// The path, unquoted.
    pub path: SmolStr,
    /// The path's place, with its quotes.
    pub span: Span,
}

/// How an import is named in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportName {
    /// By the imported package's own clause.
    Implied,
    /// `name "path"`.
    Named(SmolStr),
    /// `. "path"`.
    Dot,
    /// `_ "path"`.
    Blank,
}

/// `Name[Params] Type` or `Name = Type` of a type declaration.
#[derive(Clone, Debug)]
pub struct TypeSpec {
    /// The declared name.
    pub name: Ident,
    /// Type parameters, empty for most types.
    pub params: Vec<TypeParam>,
    /// True for `type A = B`.
    pub alias: bool,
    /// The right side.
    pub ty: TypeExpr,
    /// The whole spec.
    pub span: Span,
}

/// One type parameter.
#[derive(Clone, Debug)]
pub struct TypeParam {
    /// Its name.
    pub name: Ident,
    /// Its constraint; a plain type or interface is a union of one term without tilde.
    pub constraint: Vec<Term>,
}

/// `~T` or `T` in a union.
#[derive(Clone, Debug)]
pub struct Term {
    /// Whether `~` stands before it.
    pub tilde: bool,
    /// The type.
    pub ty: TypeExpr,
}

/// A type as written.
#[derive(Clone, Debug)]
pub struct TypeExpr {
    /// What it is.
    pub kind: TypeExprKind,
    /// Where it stands.
    pub span: Span,
}

/// `package.Name`. It has a place of its own, so that types, most of which are one name, stay small.
#[derive(Clone, Debug)]
pub struct Qualified {
    /// The package's name in this file.
    pub package: Ident,
    /// The type's name.
    pub name: Ident,
}

/// The forms of a type.
#[derive(Clone, Debug)]
pub enum TypeExprKind {
    /// `Name`.
    Name(SmolStr),
    /// `pkg.Name`.
    Qualified(Box<Qualified>),
    /// `Base[Args]`.
    Instance {
        /// A `Name` or `Qualified`.
        base: Box<TypeExpr>,
        /// Type arguments.
        args: Vec<TypeExpr>,
    },
    /// `*T`.
    Pointer(Box<TypeExpr>),
    /// `[]T`.
    Slice(Box<TypeExpr>),
    /// `[N]T`; `None` for `[...]T`.
    Array {
        /// The length.
        len: Option<Box<Expr>>,
        /// The element.
        elem: Box<TypeExpr>,
    },
    /// `map[K]V`.
    Map {
        /// The key.
        key: Box<TypeExpr>,
        /// The value.
        value: Box<TypeExpr>,
    },
    /// `chan T` and its directions.
    Chan {
        /// The direction.
        dir: ChanDir,
        /// The element.
        elem: Box<TypeExpr>,
    },
    /// `func(…) …`.
    Func(Box<Signature>),
    /// `struct { … }`.
    Struct(Vec<Field>),
    /// `interface { … }`.
    Interface(Vec<InterfaceElem>),
    /// `(T)`.
    Paren(Box<TypeExpr>),
    /// What could not be read; a diagnostic says so.
    Bad,
}

/// Direction of a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChanDir {
    /// `chan T`.
    Both,
    /// `chan<- T`.
    Send,
    /// `<-chan T`.
    Receive,
}

/// One line of a struct: several names of one type, or an embedded type.
#[derive(Clone, Debug)]
pub struct Field {
    /// The names; empty for an embedded field.
    pub names: Vec<Ident>,
    /// The type; for an embedded field `T`, `*T`, `pkg.T`, `*pkg.T` or an instance of these.
    pub ty: TypeExpr,
    /// The tag's value, unquoted.
    pub tag: Option<SmolStr>,
    /// The whole field with its tag.
    pub span: Span,
}

/// One element of an interface.
#[derive(Clone, Debug)]
pub enum InterfaceElem {
    /// `Name(…) …`.
    Method {
        /// Its name.
        name: Ident,
        /// Its signature.
        signature: Signature,
    },
    /// An embedded interface, or a union of terms.
    Union(Vec<Term>),
}

/// Parameters and results.
#[derive(Clone, Debug)]
pub struct Signature {
    /// One entry for each name.
    pub params: Vec<Param>,
    /// One entry for each result.
    pub results: Vec<Param>,
}

/// A parameter or result.
#[derive(Clone, Debug)]
pub struct Param {
    /// Its name, if it has one.
    pub name: Option<Ident>,
    /// Its type; of a variadic parameter the element type.
    pub ty: TypeExpr,
    /// Whether `...` stands before the type.
    pub variadic: bool,
}

/// A function or method, without its body.
///
/// Its name, its place and a glance at its receiver are there; the rest is read when somebody asks
/// for [`FuncDecl::parts`], because a generated file has thousands of methods and hardly anyone asks.
///
/// ```
/// let source = "package v1\n\nfunc (w *Widget) Scale(by, of int) error {\n\treturn nil\n}\n";
/// let file = gosyn::parse(diag::FileId(0), source);
/// let scale = &file.funcs[0];
/// let receiver = scale.receiver.as_ref().expect("a method");
/// assert_eq!(receiver.base.as_ref().expect("a type's name").name, "Widget");
/// assert!(receiver.pointer);
///
/// let parts = scale.parts();
/// assert_eq!(parts.signature.params.len(), 2);
/// assert_eq!(parts.signature.results.len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct FuncDecl {
    /// Its name.
    pub name: Ident,
    /// What a method is declared for.
    pub receiver: Option<Receiver>,
    /// From `func` to the end of the signature.
    pub span: Span,
    pub(crate) deferred: Deferred,
}

impl FuncDecl {
    /// Its receiver, type parameters and signature as written. The first call may have to parse them;
    /// any thread may make it, and nothing that is wrong with the file is found out only then.
    #[must_use]
    pub fn parts(&self) -> &FuncParts {
        self.deferred.get(self.span)
    }
}

/// What can be known of a receiver without reading its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// The name of the type that the method is declared for; `None` if the receiver names none of
    /// this package.
    pub base: Option<Ident>,
    /// Whether a star stands before that.
    pub pointer: bool,
    /// The receiver's type as written, without the receiver's name.
    pub span: Span,
}

impl Receiver {
    /// What of a receiver's type counts.
    pub(crate) fn of(ty: &TypeExpr) -> Self {
        let span = ty.span;
        let mut pointer = false;
        let mut inner = ty;
        loop {
            match &inner.kind {
                TypeExprKind::Name(name) => {
                    let base = Some(Ident { name: name.clone(), span: inner.span });
                    return Self { base, pointer, span };
                }
                TypeExprKind::Pointer(target) => {
                    pointer = true;
                    inner = target;
                }
                TypeExprKind::Paren(target) | TypeExprKind::Instance { base: target, .. } => inner = target,
                _ => return Self { base: None, pointer, span },
            }
        }
    }
}

/// What [`FuncDecl::parts`] reads.
#[derive(Clone, Debug)]
pub struct FuncParts {
    /// The receiver's type as written (`T`, `*T`, `T[K]`, `*T[K]`), of a method.
    pub receiver: Option<TypeExpr>,
    /// Type parameters.
    pub params: Vec<TypeParam>,
    /// The signature.
    pub signature: Signature,
}

/// `const ( … )` or a single const declaration.
#[derive(Clone, Debug)]
pub struct ConstGroup {
    /// The specs; the n-th has iota n.
    pub specs: Vec<ConstSpec>,
}

/// One line of a const declaration.
#[derive(Clone, Debug)]
pub struct ConstSpec {
    /// The declared names.
    pub names: Vec<Ident>,
    /// The type, where one is written.
    pub ty: Option<TypeExpr>,
    /// The values as written; empty repeats the nearest earlier spec of the group that has some,
    /// with its type.
    pub values: Vec<Expr>,
}

/// One line of a var declaration.
#[derive(Clone, Debug)]
pub struct VarSpec {
    /// The declared names.
    pub names: Vec<Ident>,
    /// The type, where one is written.
    pub ty: Option<TypeExpr>,
    /// The values as written.
    pub values: Vec<Expr>,
}

/// An expression, as far as constants need it.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
}

/// The forms of an expression.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// A literal, as written.
    Literal {
        /// Which sort.
        kind: LiteralKind,
        /// Its text, quotes and underscores included.
        text: SmolStr,
    },
    /// `name`.
    Name(SmolStr),
    /// `x.name`.
    Selector {
        /// The left side.
        base: Box<Expr>,
        /// The right side.
        name: Ident,
    },
    /// `op x`.
    Unary {
        /// `+ - ! ^ & * <-`.
        op: SmolStr,
        /// The operand.
        operand: Box<Expr>,
    },
    /// `x op y`.
    Binary {
        /// The operator as written.
        op: SmolStr,
        /// The left side.
        left: Box<Expr>,
        /// The right side.
        right: Box<Expr>,
    },
    /// `f(args)`; also a conversion such as `T(x)` or `[]byte("x")`.
    Call {
        /// The function or type.
        callee: Box<Expr>,
        /// The arguments.
        args: Vec<Expr>,
    },
    /// `x[i]`; also an instance such as `G[int]`.
    Index {
        /// The left side.
        base: Box<Expr>,
        /// The indexes.
        indexes: Vec<Expr>,
    },
    /// `(x)`.
    Paren(Box<Expr>),
    /// A type that is not a plain name, where an expression stands.
    Type(Box<TypeExpr>),
    /// `T{…}`.
    Composite {
        /// The type.
        ty: Box<TypeExpr>,
        /// The key of each element, where one is written. Only the type `[...]T` needs them, for its
        /// length; the elements of other literals are left out unread.
        keys: Vec<Option<Expr>>,
    },
    /// Anything else (function literals, slices, assertions); never constant.
    Other,
}

/// The sorts of literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiteralKind {
    /// `1`, `0x1`, `1_000`.
    Int,
    /// `1.5`, `0x1p4`.
    Float,
    /// `1i`.
    Imaginary,
    /// `'a'`.
    Rune,
    /// `"a"` or a raw string.
    String,
}
