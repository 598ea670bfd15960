//! Package clause, imports, types, functions, constants and variables.

use diag::Span;

use super::Lower;
use super::kinds::Kind;
use super::types::is_type;
use crate::ast::{
    ConstGroup, ConstSpec, Expr, ExprKind, FuncDecl, FuncParts, Ident, Import, ImportName, Receiver, Signature, Term,
    TypeExpr, TypeExprKind, TypeParam, TypeSpec, VarSpec,
};
use crate::deferred::Deferred;
use crate::literal::unquote;

impl Lower<'_> {
    /// The whole tree. Inside an error everything that is a declaration by itself counts.
    pub(super) fn file(&mut self) {
        self.each(|this, kind| match kind {
            Kind::PackageClause => this.package_clause(),
            Kind::ImportDeclaration => this.import_declaration(),
            Kind::TypeDeclaration => this.each(|this, kind| this.type_spec_or_error(kind)),
            Kind::FunctionDeclaration | Kind::MethodDeclaration => {
                this.func_declaration(kind == Kind::MethodDeclaration)
            }
            Kind::ConstDeclaration => this.const_declaration(),
            Kind::VarDeclaration => this.var_declaration(),
            Kind::Error => {
                this.nested(|this| this.file());
            }
            // Their keyword is outside the error's grasp.
            Kind::TypeSpec | Kind::TypeAlias => this.type_spec_or_error(kind),
            Kind::ImportSpec => this.import_spec(),
            Kind::VarSpec => this.var_spec(),
            _ => {}
        });
    }

    fn package_clause(&mut self) {
        self.each(|this, kind| {
            if kind == Kind::PackageIdentifier && this.found.package.is_none() {
                this.found.package = this.ident();
            }
        });
    }

    fn import_declaration(&mut self) {
        self.each(|this, kind| match kind {
            Kind::ImportSpec => this.import_spec(),
            Kind::ImportSpecList | Kind::Error => {
                this.nested(Self::import_declaration);
            }
            _ => {}
        });
    }

    fn import_spec(&mut self) {
        let mut name = ImportName::Implied;
        let mut path = None;
        self.each(|this, kind| match kind {
            Kind::Dot => name = ImportName::Dot,
            Kind::BlankIdentifier => name = ImportName::Blank,
            Kind::PackageIdentifier => {
                if let Some(ident) = this.ident() {
                    name = if ident.name == "_" { ImportName::Blank } else { ImportName::Named(ident.name) };
                }
            }
            Kind::InterpretedString | Kind::RawString => path = Some(this.span()),
            _ => {}
        });
        if let Some(span) = path.filter(|span| span.start < span.end) {
            self.found.imports.push(Import { name, path: unquote(self.text(span)).into(), span });
        }
    }

    fn type_spec_or_error(&mut self, kind: Kind) {
        match kind {
            Kind::TypeSpec | Kind::TypeAlias => self.type_spec(kind == Kind::TypeAlias),
            Kind::Error => {
                self.nested(|this| this.each(|this, kind| this.type_spec_or_error(kind)));
            }
            _ => {}
        }
    }

    fn type_spec(&mut self, alias: bool) {
        let mut name = None;
        let mut params = Vec::new();
        let mut comma = false;
        let mut ty = None;
        self.each(|this, kind| match kind {
            Kind::TypeIdentifier if name.is_none() => name = this.ident(),
            Kind::TypeParameterList => (params, comma) = this.type_params(),
            _ if is_type(kind) => ty = Some(this.type_expr()),
            _ => {}
        });
        let Some(name) = name else { return };
        let span = self.span();
        let mut ty = ty.unwrap_or(TypeExpr { kind: TypeExprKind::Bad, span: Span::new(self.file, span.end, span.end) });
        if !comma && let Some(len) = array_length(&params) {
            let start = self.bracket_behind(name.span.end);
            let span = Span::new(self.file, start, ty.span.end);
            ty = TypeExpr { kind: TypeExprKind::Array { len: Some(Box::new(len)), elem: Box::new(ty) }, span };
            params.clear();
        }
        self.found.types.push(TypeSpec { name, params, alias, ty, span });
    }

    /// The offset of the `[` that follows a name.
    fn bracket_behind(&self, end: u32) -> u32 {
        let rest = self.source.get(end as usize..).unwrap_or_default();
        end + memchr::memchr(b'[', rest).unwrap_or(0) as u32
    }

    /// The type parameters, and whether a comma stands behind the last.
    pub(super) fn type_params(&mut self) -> (Vec<TypeParam>, bool) {
        let mut params = Vec::new();
        let mut comma = false;
        self.each(|this, kind| match kind {
            Kind::TypeParameterDeclaration => {
                comma = false;
                let mut names = Vec::new();
                let mut constraint = Vec::new();
                this.each(|this, kind| match kind {
                    Kind::Identifier => names.extend(this.ident()),
                    Kind::TypeConstraint => constraint = this.union(),
                    _ => {}
                });
                params.extend(names.into_iter().map(|name| TypeParam { name, constraint: constraint.clone() }));
            }
            Kind::Comma => comma = true,
            _ => {}
        });
        (params, comma)
    }

    fn func_declaration(&mut self, method: bool) {
        let mut name = None;
        let mut receiver = None;
        let mut params = Vec::new();
        let mut lists = 0;
        let mut signature = Signature { params: Vec::new(), results: Vec::new() };
        let mut end = self.span();
        self.each(|this, kind| {
            match kind {
                Kind::Identifier | Kind::FieldIdentifier if name.is_none() => name = this.ident(),
                Kind::TypeParameterList => params = this.type_params().0,
                Kind::ParameterList if method && lists == 0 => {
                    lists = 1;
                    receiver = this.param_list().into_iter().next().map(|param| param.ty);
                }
                Kind::ParameterList if lists < 2 => {
                    lists = 2;
                    signature.params = this.param_list();
                }
                _ if lists == 2 => this.result(kind, &mut signature.results),
                _ => return,
            }
            end = this.span();
        });
        let Some(name) = name.filter(|name| !name.name.is_empty()) else {
            return;
        };
        let span = Span::new(self.file, self.span().start, end.end);
        if method && receiver.is_none() {
            let at = self.span();
            self.unexpected(Span::new(self.file, at.start, at.start + 4), "method has no receiver");
        }
        let glance = receiver.as_ref().map(Receiver::of);
        let deferred = Deferred::known(FuncParts { receiver, params, signature });
        self.found.funcs.push(FuncDecl { name, receiver: glance, span, deferred });
    }

    fn const_declaration(&mut self) {
        let mut specs = Vec::new();
        self.const_specs(&mut specs);
        self.found.consts.push(ConstGroup { specs });
    }

    fn const_specs(&mut self, specs: &mut Vec<ConstSpec>) {
        self.each(|this, kind| match kind {
            Kind::ConstSpec => {
                let (names, ty, values) = this.value_spec();
                specs.push(ConstSpec { names, ty, values });
            }
            Kind::Error => {
                this.nested(|this| this.const_specs(specs));
            }
            _ => {}
        });
    }

    fn var_declaration(&mut self) {
        self.each(|this, kind| match kind {
            Kind::VarSpec => this.var_spec(),
            Kind::VarSpecList | Kind::Error => {
                this.nested(Self::var_declaration);
            }
            _ => {}
        });
    }

    fn var_spec(&mut self) {
        let (names, ty, values) = self.value_spec();
        self.found.vars.push(VarSpec { names, ty, values });
    }

    fn value_spec(&mut self) -> (Vec<Ident>, Option<TypeExpr>, Vec<Expr>) {
        let mut names = Vec::new();
        let mut ty = None;
        let mut values = Vec::new();
        self.each(|this, kind| match kind {
            Kind::Identifier => names.extend(this.ident()),
            Kind::ExpressionList => this.each(|this, kind| this.list_item(kind, &mut values)),
            _ if is_type(kind) => ty = Some(this.type_expr()),
            _ => {}
        });
        (names, ty, values)
    }
}

/// `type T[P *C] E` is an array for Go, unless `C` can only be a type or a comma follows it:
/// tree-sitter reads a type parameter. This is the length then.
fn array_length(params: &[TypeParam]) -> Option<Expr> {
    let [TypeParam { name, constraint }] = params else {
        return None;
    };
    let (first, rest) = constraint.split_first()?;
    if first.tilde || rest.iter().any(is_type_element) {
        return None;
    }
    let left = Expr { kind: ExprKind::Name(name.name.clone()), span: name.span };
    let joined = name.span.to(first.ty.span);
    let mut length = match &first.ty.kind {
        TypeExprKind::Pointer(inner) if !only_type(inner) => {
            let right = Box::new(expression(inner));
            Expr { kind: ExprKind::Binary { op: "*".into(), left: Box::new(left), right }, span: joined }
        }
        TypeExprKind::Paren(inner) if !only_type(inner) => {
            Expr { kind: ExprKind::Call { callee: Box::new(left), args: vec![expression(inner)] }, span: joined }
        }
        _ => return None,
    };
    for term in rest {
        let span = length.span.to(term.ty.span);
        let right = Box::new(expression(&term.ty));
        length = Expr { kind: ExprKind::Binary { op: "|".into(), left: Box::new(length), right }, span };
    }
    Some(length)
}

fn is_type_element(term: &Term) -> bool {
    term.tilde || only_type(&term.ty)
}

/// Whether a type cannot be read as an expression; go/parser asks no further than this.
fn only_type(ty: &TypeExpr) -> bool {
    match &ty.kind {
        TypeExprKind::Paren(inner) => only_type(inner),
        TypeExprKind::Pointer(_)
        | TypeExprKind::Name(_)
        | TypeExprKind::Qualified(_)
        | TypeExprKind::Instance { .. }
        | TypeExprKind::Bad => false,
        TypeExprKind::Slice(_)
        | TypeExprKind::Array { .. }
        | TypeExprKind::Map { .. }
        | TypeExprKind::Chan { .. }
        | TypeExprKind::Func(_)
        | TypeExprKind::Struct(_)
        | TypeExprKind::Interface(_) => true,
    }
}

/// A type that is an expression as well.
fn expression(ty: &TypeExpr) -> Expr {
    let kind = match &ty.kind {
        TypeExprKind::Name(name) => ExprKind::Name(name.clone()),
        TypeExprKind::Qualified(ty) => ExprKind::Selector {
            base: Box::new(Expr { kind: ExprKind::Name(ty.package.name.clone()), span: ty.package.span }),
            name: ty.name.clone(),
        },
        TypeExprKind::Pointer(inner) => ExprKind::Unary { op: "*".into(), operand: Box::new(expression(inner)) },
        TypeExprKind::Paren(inner) => ExprKind::Paren(Box::new(expression(inner))),
        _ => ExprKind::Type(Box::new(ty.clone())),
    };
    Expr { kind, span: ty.span }
}
