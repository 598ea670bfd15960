//! Types, fields, interface elements and signatures.

use diag::{Diagnostic, Span};

use super::Lower;
use super::kinds::Kind;
use smol_str::SmolStr;

use crate::ast::{ChanDir, Field, InterfaceElem, Param, Qualified, Signature, Term, TypeExpr, TypeExprKind};
use crate::literal::unquote;
use crate::scan::SYNTAX;

/// Whether a node of this kind is a type.
pub(super) const fn is_type(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::TypeIdentifier
            | Kind::QualifiedType
            | Kind::GenericType
            | Kind::PointerType
            | Kind::StructType
            | Kind::InterfaceType
            | Kind::ArrayType
            | Kind::ImplicitLengthArrayType
            | Kind::SliceType
            | Kind::MapType
            | Kind::ChannelType
            | Kind::FunctionType
            | Kind::NegatedType
            | Kind::ParenthesizedType
    )
}

impl Lower<'_> {
    /// The type under the cursor.
    pub(super) fn type_expr(&mut self) -> TypeExpr {
        let span = self.span();
        let kind = self.nested(Self::type_kind).unwrap_or(TypeExprKind::Bad);
        TypeExpr { kind, span }
    }

    fn type_kind(&mut self) -> TypeExprKind {
        match self.kind() {
            Kind::TypeIdentifier | Kind::Identifier => {
                self.ident().map_or(TypeExprKind::Bad, |ident| TypeExprKind::Name(ident.name))
            }
            Kind::QualifiedType => {
                let mut package = None;
                let mut name = None;
                self.each(|this, kind| match kind {
                    Kind::PackageIdentifier => package = this.ident(),
                    Kind::TypeIdentifier => name = this.ident(),
                    _ => {}
                });
                match (package, name) {
                    (Some(package), Some(name)) => TypeExprKind::Qualified(Box::new(Qualified { package, name })),
                    _ => TypeExprKind::Bad,
                }
            }
            Kind::GenericType => {
                let mut base = None;
                let mut args = Vec::new();
                self.each(|this, kind| match kind {
                    Kind::TypeArguments => args = this.type_args(),
                    _ if is_type(kind) => base = Some(this.type_expr()),
                    _ => {}
                });
                base.map_or(TypeExprKind::Bad, |base| TypeExprKind::Instance { base: Box::new(base), args })
            }
            Kind::PointerType => TypeExprKind::Pointer(Box::new(self.inner_type())),
            Kind::SliceType => TypeExprKind::Slice(Box::new(self.inner_type())),
            Kind::ParenthesizedType => TypeExprKind::Paren(Box::new(self.inner_type())),
            Kind::ImplicitLengthArrayType => TypeExprKind::Array { len: None, elem: Box::new(self.inner_type()) },
            Kind::ArrayType => self.array(),
            Kind::MapType => {
                let mut types = Vec::with_capacity(2);
                self.each(|this, kind| {
                    if is_type(kind) {
                        types.push(this.type_expr());
                    }
                });
                let mut types = types.into_iter();
                match (types.next(), types.next()) {
                    (Some(key), Some(value)) => TypeExprKind::Map { key: Box::new(key), value: Box::new(value) },
                    _ => TypeExprKind::Bad,
                }
            }
            Kind::ChannelType => {
                let mut dir = ChanDir::Both;
                let mut chan = false;
                self.each(|_, kind| match kind {
                    Kind::Arrow => dir = if chan { ChanDir::Send } else { ChanDir::Receive },
                    Kind::Chan => chan = true,
                    _ => {}
                });
                let elem = self.inner_type();
                self.channel(dir, elem)
            }
            Kind::FunctionType => TypeExprKind::Func(Box::new(self.signature())),
            Kind::StructType => {
                let mut fields = Vec::new();
                self.fields(&mut fields);
                TypeExprKind::Struct(fields)
            }
            Kind::InterfaceType => {
                let mut elements = Vec::new();
                self.elements(&mut elements);
                TypeExprKind::Interface(elements)
            }
            Kind::NegatedType => {
                let span = self.span();
                self.unexpected(span, "unexpected ~, expected type");
                TypeExprKind::Bad
            }
            _ => TypeExprKind::Bad,
        }
    }

    /// The last child that is a type.
    fn inner_type(&mut self) -> TypeExpr {
        let mut inner = None;
        self.each(|this, kind| {
            if is_type(kind) {
                inner = Some(this.type_expr());
            }
        });
        inner.unwrap_or_else(|| self.bad())
    }

    /// The arrow belongs to the leftmost `chan` it can: `chan <-chan T` is `chan<- (chan T)`.
    /// tree-sitter gives it to the other.
    fn channel(&self, dir: ChanDir, elem: TypeExpr) -> TypeExprKind {
        match elem {
            TypeExpr { kind: TypeExprKind::Chan { dir: ChanDir::Receive, elem: inner }, span }
                if dir == ChanDir::Both =>
            {
                let from = memchr::memmem::find(self.text(span), b"chan").unwrap_or(0) as u32;
                let span = Span::new(self.file, span.start + from, span.end);
                let kind = self.channel(ChanDir::Both, *inner);
                TypeExprKind::Chan { dir: ChanDir::Send, elem: Box::new(TypeExpr { kind, span }) }
            }
            elem => TypeExprKind::Chan { dir, elem: Box::new(elem) },
        }
    }

    fn bad(&self) -> TypeExpr {
        let span = self.span();
        TypeExpr { kind: TypeExprKind::Bad, span: Span::new(self.file, span.end, span.end) }
    }

    fn array(&mut self) -> TypeExprKind {
        let mut len = None;
        let mut elem = None;
        let mut opened = false;
        self.each(|this, kind| match kind {
            Kind::LBrack => opened = true,
            Kind::Error => {}
            _ if this.node().is_named() && opened && len.is_none() => len = Some(this.expr()),
            _ if is_type(kind) => elem = Some(this.type_expr()),
            _ => {}
        });
        let elem = Box::new(elem.unwrap_or_else(|| self.bad()));
        TypeExprKind::Array { len: len.map(Box::new), elem }
    }

    pub(super) fn type_args(&mut self) -> Vec<TypeExpr> {
        let mut args = Vec::new();
        self.each(|this, kind| {
            if kind == Kind::TypeElem {
                let mut terms = this.union();
                if terms.len() == 1 && !terms[0].tilde {
                    args.extend(terms.pop().map(|term| term.ty));
                } else {
                    let span = this.span();
                    this.unexpected(span, "a type argument cannot be a union");
                    args.push(TypeExpr { kind: TypeExprKind::Bad, span });
                }
            } else if is_type(kind) {
                args.push(this.type_expr());
            }
        });
        args
    }

    /// The terms of a `type_elem` or `type_constraint`.
    pub(super) fn union(&mut self) -> Vec<Term> {
        let mut terms = Vec::with_capacity(1);
        self.each(|this, kind| {
            if is_type(kind) {
                terms.push(this.term(kind));
            }
        });
        terms
    }

    fn term(&mut self, kind: Kind) -> Term {
        if kind == Kind::NegatedType {
            let ty = self.nested(|this| this.inner_type()).unwrap_or_else(|| self.bad());
            return Term { tilde: true, ty };
        }
        if kind == Kind::GenericType {
            // `~T[X]` comes as an instance of `~T`.
            let span = self.span();
            let mut base = None;
            let mut args = Vec::new();
            self.each(|this, kind| match kind {
                Kind::NegatedType => base = Some(this.inner_type()),
                Kind::TypeArguments if base.is_some() => args = this.type_args(),
                _ => {}
            });
            if let Some(base) = base {
                let span = Span::new(self.file, base.span.start, span.end);
                let kind = TypeExprKind::Instance { base: Box::new(base), args };
                return Term { tilde: true, ty: TypeExpr { kind, span } };
            }
        }
        Term { tilde: false, ty: self.type_expr() }
    }

    fn fields(&mut self, fields: &mut Vec<Field>) {
        self.each(|this, kind| match kind {
            Kind::FieldDeclaration => {
                let field = this.field();
                fields.push(field);
            }
            Kind::FieldDeclarationList | Kind::Error => {
                this.nested(|this| this.fields(fields));
            }
            _ => {}
        });
    }

    fn field(&mut self) -> Field {
        let mut names = Vec::new();
        let mut ty = None;
        let mut tag = None;
        let mut star = None;
        self.each(|this, kind| match kind {
            Kind::FieldIdentifier => names.extend(this.ident()),
            Kind::Star => star = Some(this.span().start),
            Kind::InterpretedString | Kind::RawString => {
                tag = Some(SmolStr::from(unquote(this.text(this.span()))));
            }
            _ if is_type(kind) => ty = Some(this.type_expr()),
            _ => {}
        });
        let mut ty = ty.unwrap_or_else(|| self.bad());
        if let Some(star) = star {
            let span = Span::new(self.file, star, ty.span.end);
            ty = TypeExpr { kind: TypeExprKind::Pointer(Box::new(ty)), span };
        }
        let mut span = self.span();
        let end = (self.base + self.node().end_byte()) as u32;
        if let Ok(nth) = self.condensed.tags.binary_search_by_key(&end, |tag| tag.at) {
            let place = self.condensed.tags[nth];
            tag = Some(SmolStr::from(unquote(self.text(Span::new(self.file, place.start, place.end)))));
            span.end = place.end;
        }
        Field { names, ty, tag, span }
    }

    fn elements(&mut self, elements: &mut Vec<InterfaceElem>) {
        self.each(|this, kind| match kind {
            Kind::MethodElem => {
                let mut name = None;
                this.each(|this, kind| {
                    if kind == Kind::FieldIdentifier {
                        name = this.ident();
                    }
                });
                let signature = this.signature();
                if let Some(name) = name {
                    elements.push(InterfaceElem::Method { name, signature });
                }
            }
            Kind::TypeElem => {
                let terms = this.union();
                elements.push(InterfaceElem::Union(terms));
            }
            Kind::Error => {
                this.nested(|this| this.elements(elements));
            }
            _ => {}
        });
    }

    /// The first parameter list is the parameters, whatever follows the result.
    fn signature(&mut self) -> Signature {
        let mut signature = Signature { params: Vec::new(), results: Vec::new() };
        let mut seen = false;
        self.each(|this, kind| match kind {
            Kind::ParameterList if !seen => {
                seen = true;
                signature.params = this.param_list();
            }
            _ if seen => this.result(kind, &mut signature.results),
            _ => {}
        });
        signature
    }

    pub(super) fn result(&mut self, kind: Kind, results: &mut Vec<Param>) {
        if kind == Kind::ParameterList {
            *results = self.param_list();
        } else if is_type(kind) {
            *results = vec![Param { name: None, ty: self.type_expr(), variadic: false }];
        }
    }

    pub(super) fn param_list(&mut self) -> Vec<Param> {
        let mut params: Vec<Param> = Vec::new();
        self.each(|this, kind| {
            if !matches!(kind, Kind::ParameterDeclaration | Kind::VariadicParameter) {
                return;
            }
            let variadic = kind == Kind::VariadicParameter;
            let first = params.len();
            let mut names = Vec::new();
            let mut ty = None;
            this.each(|this, kind| match kind {
                Kind::Identifier => names.extend(this.ident()),
                _ if is_type(kind) => ty = Some(this.type_expr()),
                _ => {}
            });
            let ty = ty.unwrap_or_else(|| this.bad());
            let Some(last) = names.pop() else {
                params.push(Param { name: None, ty, variadic });
                return;
            };
            params.extend(names.into_iter().map(|name| Param { name: Some(name), ty: ty.clone(), variadic }));
            params.push(Param { name: Some(last), ty, variadic });
            debug_assert!(params.len() > first);
        });
        name_all(&mut params);
        self.all_or_none_named(&params);
        params
    }

    /// Go's parser refuses a list of which a part has names.
    fn all_or_none_named(&mut self, params: &[Param]) {
        let Some(unnamed) = params.iter().find(|param| param.name.is_none()) else { return };
        let is_bad = |param: &Param| matches!(param.ty.kind, TypeExprKind::Bad);
        if params.iter().any(|param| param.name.is_some()) && !params.iter().any(is_bad) {
            let message = match unnamed.ty.kind {
                TypeExprKind::Name(_) => "missing parameter type",
                _ => "missing parameter name",
            };
            self.found.diagnostics.push(Diagnostic::error(&SYNTAX, message).at(unnamed.ty.span));
        }
    }
}

/// If any parameter has a name, all have: what looks like a type before a named one is a name with
/// the same type.
fn name_all(params: &mut [Param]) {
    let named = params.iter().filter(|param| param.name.is_some()).count();
    if named == 0 || named == params.len() {
        return;
    }
    for nth in (0..params.len().saturating_sub(1)).rev() {
        let (before, behind) = params.split_at_mut(nth + 1);
        let (Some(param), Some(next)) = (before.last_mut(), behind.first()) else {
            continue;
        };
        if param.name.is_none()
            && next.name.is_some()
            && let TypeExprKind::Name(name) = &param.ty.kind
        {
            param.name = Some(crate::ast::Ident { name: name.clone(), span: param.ty.span });
            param.ty = next.ty.clone();
            param.variadic = next.variadic;
        }
    }
}
