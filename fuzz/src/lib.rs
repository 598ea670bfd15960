//! A file as a tree of named parts with their places: what several targets compare or check.

pub mod modfile;

use std::fmt;

use diag::Span;
use gosyn::ast::{
    Expr, ExprKind, Field, File, Ident, InterfaceElem, Param, Signature, Term, TypeExpr, TypeExprKind, TypeParam,
};

/// A piece of syntax. Literals are named by their kind only, for condensing takes their contents away.
pub struct Part {
    /// What it is, with the name that stands there.
    pub label: String,
    /// Where it is, if it has a place of its own.
    pub span: Option<Span>,
    /// What it is made of, in source order.
    pub parts: Vec<Part>,
}

/// Short enough to read when two whole files differ.
impl fmt::Debug for Part {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.label)?;
        if self.parts.is_empty() { Ok(()) } else { out.debug_list().entries(&self.parts).finish() }
    }
}

/// Two parts are equal if they are written alike, wherever they stand.
impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.label == other.label && self.parts == other.parts
    }
}

impl Part {
    fn new(label: impl Into<String>, span: impl Into<Option<Span>>, parts: Vec<Part>) -> Self {
        Self { label: label.into(), span: span.into(), parts }
    }

    /// Panics where a place is outside `source`, or a name is not what stands at its place.
    pub fn check_places(&self, source: &[u8]) {
        if let Some(span) = self.span {
            let text = source.get(span.start as usize..span.end as usize);
            let text = text.unwrap_or_else(|| panic!("{} at {span:?} of {}", self.label, source.len()));
            if let Some(name) = self.label.strip_prefix("ident ") {
                assert_eq!(name, String::from_utf8_lossy(text));
            }
        }
        self.parts.iter().for_each(|part| part.check_places(source));
    }

    /// Panics where a part reaches out of what it is a part of, or stands before the part that precedes it.
    pub fn check_nesting(&self, whole: Option<Span>) {
        if let (Some(whole), Some(own)) = (whole, self.span) {
            assert!(whole.start <= own.start && own.end <= whole.end, "{} at {own:?} in {whole:?}", self.label);
        }
        let mut last = 0;
        for part in &self.parts {
            part.check_nesting(self.span.or(whole));
            if let Some(span) = part.span {
                assert!(last <= span.start, "{} at {span:?} starts before {last}", part.label);
                last = span.start;
            }
        }
    }
}

/// The imports of a file.
pub fn imports(file: &File) -> Part {
    let imports = file.imports.iter().map(|import| Part::new(format!("import {:?}", import.name), import.span, vec![]));
    Part::new("imports", None, imports.collect())
}

/// The type declarations of a file.
pub fn types(file: &File) -> Part {
    let one = |spec: &gosyn::ast::TypeSpec| {
        let mut parts = vec![ident(&spec.name)];
        parts.extend(spec.params.iter().map(type_param));
        parts.push(ty(&spec.ty));
        Part::new(format!("type {}", spec.alias), spec.span, parts)
    };
    Part::new("types", None, file.types.iter().map(one).collect())
}

/// The functions and methods of a file.
pub fn funcs(file: &File) -> Part {
    let one = |func: &gosyn::ast::FuncDecl| {
        let read = func.parts();
        let mut parts: Vec<Part> = read.receiver.iter().map(ty).collect();
        parts.push(ident(&func.name));
        parts.extend(read.params.iter().map(type_param));
        parts.push(signature(&read.signature));
        Part::new("func", func.span, parts)
    };
    Part::new("funcs", None, file.funcs.iter().map(one).collect())
}

/// The constants of a file.
pub fn consts(file: &File) -> Part {
    let specs = file.consts.iter().flat_map(|group| &group.specs);
    Part::new("consts", None, specs.map(|spec| values(&spec.names, spec.ty.as_ref(), &spec.values)).collect())
}

/// The variables of a file.
pub fn vars(file: &File) -> Part {
    Part::new("vars", None, file.vars.iter().map(|spec| values(&spec.names, spec.ty.as_ref(), &spec.values)).collect())
}

fn values(names: &[Ident], declared: Option<&TypeExpr>, list: &[Expr]) -> Part {
    let mut parts: Vec<Part> = names.iter().map(ident).collect();
    parts.extend(declared.map(ty));
    parts.extend(list.iter().map(expr));
    Part::new("values", None, parts)
}

fn ident(ident: &Ident) -> Part {
    Part::new(format!("ident {}", ident.name), ident.span, vec![])
}

fn type_param(param: &TypeParam) -> Part {
    let mut parts = vec![ident(&param.name)];
    // `[A, B any]` has one constraint, which stands behind both names.
    parts.push(Part::new("constraint", None, param.constraint.iter().map(term).map(unplaced).collect()));
    Part::new("parameter", None, parts)
}

fn term(term: &Term) -> Part {
    Part::new(format!("term {}", term.tilde), None, vec![ty(&term.ty)])
}

/// A part that is shared by several others has no place among any of them.
fn unplaced(part: Part) -> Part {
    Part { span: None, parts: part.parts.into_iter().map(unplaced).collect(), ..part }
}

fn params(label: &str, list: &[Param]) -> Part {
    let one = |param: &Param| {
        let mut parts: Vec<Part> = param.name.iter().map(ident).collect();
        parts.push(unplaced(ty(&param.ty)));
        Part::new(format!("param {}", param.variadic), None, parts)
    };
    Part::new(label, None, list.iter().map(one).collect())
}

fn signature(signature: &Signature) -> Part {
    Part::new("signature", None, vec![params("params", &signature.params), params("results", &signature.results)])
}

fn field(field: &Field) -> Part {
    let mut parts: Vec<Part> = field.names.iter().map(ident).collect();
    parts.push(ty(&field.ty));
    Part::new("field", field.span, parts)
}

fn element(element: &InterfaceElem) -> Part {
    match element {
        InterfaceElem::Method { name, signature: asked } => {
            Part::new("method", None, vec![ident(name), signature(asked)])
        }
        InterfaceElem::Union(terms) => Part::new("union", None, terms.iter().map(term).collect()),
    }
}

fn ty(ty_expr: &TypeExpr) -> Part {
    let one = |label: &str, inner: &TypeExpr| (label.to_owned(), vec![ty(inner)]);
    let (label, parts) = match &ty_expr.kind {
        TypeExprKind::Name(name) => (format!("ident {name}"), vec![]),
        TypeExprKind::Qualified(ty) => ("qualified".to_owned(), vec![ident(&ty.package), ident(&ty.name)]),
        TypeExprKind::Instance { base, args } => {
            ("instance".to_owned(), std::iter::once(&**base).chain(args).map(ty).collect())
        }
        TypeExprKind::Pointer(inner) => one("pointer", inner),
        TypeExprKind::Slice(inner) => one("slice", inner),
        TypeExprKind::Array { len, elem } => {
            ("array".to_owned(), len.iter().map(|len| expr(len)).chain([ty(elem)]).collect())
        }
        TypeExprKind::Map { key, value } => ("map".to_owned(), vec![ty(key), ty(value)]),
        TypeExprKind::Chan { dir, elem } => one(&format!("chan {dir:?}"), elem),
        TypeExprKind::Func(asked) => ("func".to_owned(), vec![signature(asked)]),
        TypeExprKind::Struct(fields) => ("struct".to_owned(), fields.iter().map(field).collect()),
        TypeExprKind::Interface(elements) => ("interface".to_owned(), elements.iter().map(element).collect()),
        TypeExprKind::Paren(inner) => one("paren", inner),
        TypeExprKind::Bad => ("bad".to_owned(), vec![]),
    };
    Part::new(label, ty_expr.span, parts)
}

fn expr(whole: &Expr) -> Part {
    let (label, parts) = match &whole.kind {
        ExprKind::Literal { kind, .. } => (format!("literal {kind:?}"), vec![]),
        ExprKind::Name(name) => (format!("ident {name}"), vec![]),
        ExprKind::Selector { base, name } => ("selector".to_owned(), vec![expr(base), ident(name)]),
        ExprKind::Unary { op, operand } => (format!("unary {op}"), vec![expr(operand)]),
        // A long sum is read as a balanced tree, whose inner places are those of its ends.
        ExprKind::Binary { op, left, right } => {
            (format!("binary {op}"), vec![unplaced(expr(left)), unplaced(expr(right))])
        }
        ExprKind::Call { callee, args } => {
            ("call".to_owned(), std::iter::once(&**callee).chain(args).map(expr).collect())
        }
        ExprKind::Index { base, indexes } => {
            ("index".to_owned(), std::iter::once(&**base).chain(indexes).map(expr).collect())
        }
        ExprKind::Paren(inner) => ("paren".to_owned(), vec![expr(inner)]),
        ExprKind::Type(inner) => ("type".to_owned(), vec![ty(inner)]),
        ExprKind::Composite { ty: of, keys } => {
            let keys = keys.iter().map(|key| Part::new("element", None, key.iter().map(expr).collect()));
            ("composite".to_owned(), std::iter::once(ty(of)).chain(keys).collect())
        }
        ExprKind::Other => ("other".to_owned(), vec![]),
    };
    Part::new(label, whole.span, parts)
}
