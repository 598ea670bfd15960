//! A file as text, for tests and for people: stable, one line for each thing, with places.
//!
//! Types and expressions are written in full brackets, so that the dump shows how they were read and
//! not how they were written.

use std::fmt::Write;

use diag::{LineCol, Span};

use crate::ast::{
    ChanDir, Expr, ExprKind, Field, File, Ident, ImportName, InterfaceElem, Param, Signature, Term, TypeExpr,
    TypeExprKind, TypeParam,
};

/// Writes all declarations, comment groups and diagnostics of a file.
#[must_use]
pub fn dump(file: &File) -> String {
    let mut dump = Dump { file, out: String::new() };
    dump.file();
    dump.out
}

struct Dump<'f> {
    file: &'f File,
    out: String,
}

impl Dump<'_> {
    fn file(&mut self) {
        let file = self.file;
        match &file.package {
            Some(name) => self.line(0, &format!("package {}", self.ident(name))),
            None => self.line(0, "package ?"),
        }
        if let Some(constraint) = &file.constraint {
            self.line(0, &format!("constraint {constraint}"));
        }
        for import in &file.imports {
            let name = match &import.name {
                ImportName::Implied => String::new(),
                ImportName::Named(name) => format!("{name} "),
                ImportName::Dot => ". ".to_owned(),
                ImportName::Blank => "_ ".to_owned(),
            };
            self.line(0, &format!("import {name}{:?} {}", import.path, self.place(import.span)));
        }
        for ty in &file.types {
            let params = self.type_params(&ty.params);
            let alias = if ty.alias { " =" } else { "" };
            self.line(0, &format!("type {}{params}{alias} {}", self.ident(&ty.name), self.range(ty.span)));
            self.type_block(1, &ty.ty);
        }
        for func in &file.funcs {
            let parts = func.parts();
            let receiver = parts.receiver.as_ref().map(|ty| format!("({}) ", self.ty(ty))).unwrap_or_default();
            let params = self.type_params(&parts.params);
            let signature = self.signature(&parts.signature);
            self.line(
                0,
                &format!("func {receiver}{}{params}{signature} {}", self.ident(&func.name), self.range(func.span)),
            );
        }
        for group in &file.consts {
            self.line(0, "const");
            for spec in &group.specs {
                self.line(1, &self.values(&spec.names, spec.ty.as_ref(), &spec.values));
            }
        }
        for spec in &file.vars {
            self.line(0, &format!("var {}", self.values(&spec.names, spec.ty.as_ref(), &spec.values)));
        }
        for group in &file.comments {
            let lines = format!("comment {}-{}", group.start_line, group.end_line);
            self.line(0, &format!("{lines} {:?}", file.comments.text(group, &file.source)));
        }
        for found in &file.diagnostics {
            let place = found.primary.as_ref().map(|label| self.range(label.span)).unwrap_or_default();
            self.line(0, &format!("{} [{}] {}", found.severity.as_str(), found.code.id, found.message));
            self.out.pop();
            let _ = writeln!(self.out, " {place}");
            for label in &found.secondary {
                self.line(1, &format!("{} {}", label.text, self.range(label.span)));
            }
        }
    }

    fn line(&mut self, depth: usize, text: &str) {
        for _ in 0..depth {
            self.out.push_str("    ");
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn place(&self, span: Span) -> String {
        let LineCol { line, column } = self.file.lines.line_col(span.start);
        format!("@{line}:{column}")
    }

    fn range(&self, span: Span) -> String {
        let LineCol { line, column } = self.file.lines.line_col(span.end);
        format!("{}-{line}:{column}", self.place(span))
    }

    fn ident(&self, ident: &Ident) -> String {
        format!("{}{}", ident.name, self.place(ident.span))
    }

    fn list<T>(items: &[T], mut show: impl FnMut(&T) -> String) -> String {
        items.iter().map(&mut show).collect::<Vec<_>>().join(", ")
    }

    fn type_params(&self, params: &[TypeParam]) -> String {
        if params.is_empty() {
            return String::new();
        }
        format!(
            "[{}]",
            Self::list(params, |param| format!("{} {}", self.ident(&param.name), self.union(&param.constraint)))
        )
    }

    fn union(&self, terms: &[Term]) -> String {
        let term = |term: &Term| format!("{}{}", if term.tilde { "~" } else { "" }, self.ty(&term.ty));
        terms.iter().map(term).collect::<Vec<_>>().join(" | ")
    }

    fn params(&self, params: &[Param]) -> String {
        Self::list(params, |param| {
            let name = param.name.as_ref().map(|name| format!("{} ", self.ident(name))).unwrap_or_default();
            format!("{name}{}{}", if param.variadic { "..." } else { "" }, self.ty(&param.ty))
        })
    }

    fn signature(&self, signature: &Signature) -> String {
        let results = if signature.results.is_empty() {
            String::new()
        } else {
            format!(" ({})", self.params(&signature.results))
        };
        format!("({}){results}", self.params(&signature.params))
    }

    /// A type on lines of its own; only the outermost struct or interface gets several.
    fn type_block(&mut self, depth: usize, ty: &TypeExpr) {
        match &ty.kind {
            TypeExprKind::Struct(fields) => {
                self.line(depth, "struct");
                for field in fields {
                    let text = format!("{} {}", self.field(field), self.range(field.span));
                    self.line(depth + 1, &text);
                }
            }
            TypeExprKind::Interface(elements) => {
                self.line(depth, "interface");
                for element in elements {
                    let text = self.element(element);
                    self.line(depth + 1, &text);
                }
            }
            _ => {
                let text = format!("{} {}", self.ty(ty), self.range(ty.span));
                self.line(depth, &text);
            }
        }
    }

    fn field(&self, field: &Field) -> String {
        let names = Self::list(&field.names, |name| self.ident(name));
        let embedded = if names.is_empty() { "embedded" } else { "" };
        let tag = field.tag.as_ref().map(|tag| format!(" {tag:?}")).unwrap_or_default();
        format!("{names}{embedded} {}{tag}", self.ty(&field.ty))
    }

    fn element(&self, element: &InterfaceElem) -> String {
        match element {
            InterfaceElem::Method { name, signature } => {
                format!("{}{}", self.ident(name), self.signature(signature))
            }
            InterfaceElem::Union(terms) => self.union(terms),
        }
    }

    fn ty(&self, ty: &TypeExpr) -> String {
        match &ty.kind {
            TypeExprKind::Name(name) => name.to_string(),
            TypeExprKind::Qualified(ty) => format!("{}.{}", ty.package.name, ty.name.name),
            TypeExprKind::Instance { base, args } => {
                format!("{}[{}]", self.ty(base), Self::list(args, |arg| self.ty(arg)))
            }
            TypeExprKind::Pointer(inner) => format!("*{}", self.ty(inner)),
            TypeExprKind::Slice(inner) => format!("[]{}", self.ty(inner)),
            TypeExprKind::Array { len: Some(len), elem } => format!("[{}]{}", self.expr(len), self.ty(elem)),
            TypeExprKind::Array { len: None, elem } => format!("[...]{}", self.ty(elem)),
            TypeExprKind::Map { key, value } => format!("map[{}]{}", self.ty(key), self.ty(value)),
            TypeExprKind::Chan { dir, elem } => {
                let word = match dir {
                    ChanDir::Both => "chan",
                    ChanDir::Send => "chan<-",
                    ChanDir::Receive => "<-chan",
                };
                format!("{word} {{{}}}", self.ty(elem))
            }
            TypeExprKind::Func(signature) => format!("func{}", self.signature(signature)),
            TypeExprKind::Struct(fields) => {
                let fields = fields.iter().map(|field| self.field(field)).collect::<Vec<_>>();
                format!("struct{{{}}}", fields.join("; "))
            }
            TypeExprKind::Interface(elements) => {
                let elements = elements.iter().map(|element| self.element(element)).collect::<Vec<_>>();
                format!("interface{{{}}}", elements.join("; "))
            }
            TypeExprKind::Paren(inner) => format!("({})", self.ty(inner)),
            TypeExprKind::Bad => "BAD".to_owned(),
        }
    }

    fn values(&self, names: &[Ident], ty: Option<&TypeExpr>, values: &[Expr]) -> String {
        let mut text = Self::list(names, |name| self.ident(name));
        if let Some(ty) = ty {
            let _ = write!(text, " {}", self.ty(ty));
        }
        if !values.is_empty() {
            let _ = write!(text, " = {}", Self::list(values, |value| self.expr(value)));
        }
        text
    }

    fn expr(&self, expr: &Expr) -> String {
        match &expr.kind {
            ExprKind::Literal { text, .. } => text.to_string(),
            ExprKind::Name(name) => name.to_string(),
            ExprKind::Selector { base, name } => format!("{}.{}", self.expr(base), name.name),
            ExprKind::Unary { op, operand } => format!("({op} {})", self.expr(operand)),
            ExprKind::Binary { op, left, right } => {
                format!("({} {op} {})", self.expr(left), self.expr(right))
            }
            ExprKind::Call { callee, args } => {
                format!("{}({})", self.expr(callee), Self::list(args, |arg| self.expr(arg)))
            }
            ExprKind::Index { base, indexes } => {
                format!("{}[{}]", self.expr(base), Self::list(indexes, |index| self.expr(index)))
            }
            ExprKind::Paren(inner) => format!("<{}>", self.expr(inner)),
            ExprKind::Type(ty) => format!("type {}", self.ty(ty)),
            ExprKind::Composite { ty, keys } => {
                let keys = Self::list(keys, |key| key.as_ref().map_or_else(|| "-".to_owned(), |key| self.expr(key)));
                format!("{}{{{keys}}}", self.ty(ty))
            }
            ExprKind::Other => "OTHER".to_owned(),
        }
    }
}
