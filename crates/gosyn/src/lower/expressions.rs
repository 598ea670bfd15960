//! Expressions, as far as constants and array lengths need them.

use diag::{Diagnostic, Span};
use smol_str::SmolStr;

use super::Lower;
use super::kinds::Kind;
use super::types::is_type;
use crate::ast::{Expr, ExprKind, LiteralKind, Qualified, TypeExpr, TypeExprKind};
use crate::scan::TOO_DEEP;

/// From this many operands on, sums of strings become balanced trees: generated files hold sums of
/// thousands, and nobody wants to recurse that deep.
const LONG_CHAIN: usize = 64;

/// Longer chains of operators, but for sums of strings, are refused.
const MAX_CHAIN: usize = 2000;

impl Lower<'_> {
    /// The expression under the cursor.
    pub(super) fn expr(&mut self) -> Expr {
        if self.kind() == Kind::BinaryExpression {
            return self.nested(Self::chain).unwrap_or_else(|| Expr { kind: ExprKind::Other, span: self.span() });
        }
        let span = self.span();
        let kind = self.nested(|this| this.expr_kind(span)).unwrap_or(ExprKind::Other);
        Expr { kind, span }
    }

    fn expr_kind(&mut self, span: Span) -> ExprKind {
        let literal = |this: &Self, kind| ExprKind::Literal { kind, text: this.name(span) };
        match self.kind() {
            Kind::Identifier
            | Kind::TypeIdentifier
            | Kind::PackageIdentifier
            | Kind::Nil
            | Kind::True
            | Kind::False
            | Kind::Iota => match self.ident() {
                Some(ident) => ExprKind::Name(ident.name),
                None => ExprKind::Other,
            },
            Kind::IntLiteral => literal(self, LiteralKind::Int),
            Kind::FloatLiteral => literal(self, LiteralKind::Float),
            Kind::ImaginaryLiteral => literal(self, LiteralKind::Imaginary),
            Kind::RuneLiteral => literal(self, LiteralKind::Rune),
            Kind::InterpretedString | Kind::RawString => literal(self, LiteralKind::String),
            Kind::SelectorExpression | Kind::QualifiedType => {
                let mut base = None;
                let mut name = None;
                self.each(|this, kind| match kind {
                    Kind::FieldIdentifier | Kind::TypeIdentifier if base.is_some() => name = this.ident(),
                    _ if base.is_none() && this.node().is_named() && kind != Kind::Error => {
                        base = Some(Box::new(this.expr()))
                    }
                    _ => {}
                });
                match (base, name) {
                    (Some(base), Some(name)) => ExprKind::Selector { base, name },
                    _ => ExprKind::Other,
                }
            }
            Kind::UnaryExpression => {
                let mut op = SmolStr::default();
                let mut operand = None;
                self.each(|this, kind| match kind {
                    Kind::Error => {}
                    _ if !this.node().is_named() => op = this.name(this.span()),
                    _ => operand = Some(Box::new(this.expr())),
                });
                operand.map_or(ExprKind::Other, |operand| ExprKind::Unary { op, operand })
            }
            Kind::ParenthesizedExpression => {
                let mut inner = None;
                self.each(|this, kind| {
                    if this.node().is_named() && kind != Kind::Error {
                        inner = Some(Box::new(this.expr()));
                    }
                });
                inner.map_or(ExprKind::Other, ExprKind::Paren)
            }
            Kind::CallExpression => self.call(span),
            Kind::TypeConversion => {
                let mut operands = self.operands();
                let args = operands.split_off(operands.len().min(1));
                match operands.pop() {
                    Some(callee) => ExprKind::Call { callee: Box::new(callee), args },
                    None => ExprKind::Other,
                }
            }
            Kind::IndexExpression | Kind::TypeInstantiation => {
                let mut operands = self.operands();
                let indexes = operands.split_off(operands.len().min(1));
                match operands.pop() {
                    Some(base) => ExprKind::Index { base: Box::new(base), indexes },
                    None => ExprKind::Other,
                }
            }
            Kind::GenericType => match self.type_expr().kind {
                TypeExprKind::Instance { base, args } => ExprKind::Index {
                    base: Box::new(type_operand(*base)),
                    indexes: args.into_iter().map(type_operand).collect(),
                },
                _ => ExprKind::Other,
            },
            Kind::CompositeLiteral => self.composite(),
            kind if is_type(kind) => type_operand(self.type_expr()).kind,
            _ => ExprKind::Other,
        }
    }

    /// All children that are expressions or types.
    fn operands(&mut self) -> Vec<Expr> {
        let mut operands = Vec::new();
        self.each(|this, kind| this.list_item(kind, &mut operands));
        operands
    }

    /// A child of a list of expressions: brackets and commas are none.
    pub(super) fn list_item(&mut self, kind: Kind, list: &mut Vec<Expr>) {
        if self.node().is_named() && kind != Kind::Error {
            list.push(self.expr());
        }
    }

    fn call(&mut self, span: Span) -> ExprKind {
        let mut callee: Option<Box<Expr>> = None;
        let mut args = Vec::new();
        self.each(|this, kind| match kind {
            Kind::Error => {}
            Kind::TypeArguments => {
                let end = this.span().end;
                let indexes = this.type_args().into_iter().map(type_operand).collect();
                if let Some(base) = callee.take() {
                    let span = Span::new(span.file, base.span.start, end);
                    callee = Some(Box::new(Expr { kind: ExprKind::Index { base, indexes }, span }));
                }
            }
            Kind::ArgumentList => args = this.operands(),
            _ if callee.is_none() && this.node().is_named() => callee = Some(Box::new(this.expr())),
            _ => {}
        });
        callee.map_or(ExprKind::Other, |callee| ExprKind::Call { callee, args })
    }

    fn composite(&mut self) -> ExprKind {
        let mut ty = None;
        let mut keys = Vec::new();
        self.each(|this, kind| match kind {
            Kind::LiteralValue => this.each(|this, kind| match kind {
                Kind::LiteralElement => keys.push(None),
                Kind::KeyedElement => {
                    let mut key = None;
                    this.each(|this, kind| {
                        if kind == Kind::LiteralElement && key.is_none() {
                            key = this.operands().pop();
                        }
                    });
                    keys.push(key);
                }
                _ => {}
            }),
            _ if is_type(kind) => ty = Some(Box::new(this.type_expr())),
            _ => {}
        });
        ty.map_or(ExprKind::Other, |ty| ExprKind::Composite { ty, keys })
    }

    /// A binary expression. Its left side is walked in a loop: `a + b + c + …` leans left.
    fn chain(&mut self) -> Expr {
        let mut height = 0;
        while self.kind() == Kind::BinaryExpression && self.cursor.goto_first_child() {
            height += 1;
        }
        if height == 0 {
            return Expr { kind: ExprKind::Other, span: self.span() };
        }
        let whole = |this: &Self| Expr { kind: ExprKind::Other, span: this.span() };
        let mut first = self.expr();
        let mut rest: Vec<(SmolStr, Expr)> = Vec::new();
        for _ in 0..height {
            let mut op = None;
            let mut right = None;
            while self.cursor.goto_next_sibling() {
                match self.kind() {
                    Kind::Error => {}
                    _ if !self.node().is_named() => op = Some(self.name(self.span())),
                    _ => right = Some(self.expr()),
                }
            }
            self.cursor.goto_parent();
            match (op, right) {
                (Some(op), Some(right)) => rest.push((op, right)),
                _ => {
                    rest.clear();
                    first = whole(self);
                }
            }
        }
        let strings = |expr: &Expr| matches!(expr.kind, ExprKind::Literal { kind: LiteralKind::String, .. });
        if rest.len() > LONG_CHAIN && strings(&first) && rest.iter().all(|(op, right)| op == "+" && strings(right)) {
            let mut level: Vec<Expr> = std::iter::once(first).chain(rest.into_iter().map(|(_, right)| right)).collect();
            while level.len() > 1 {
                let mut pairs = Vec::with_capacity(level.len() / 2 + 1);
                let mut items = level.into_iter();
                while let Some(left) = items.next() {
                    pairs.push(match items.next() {
                        Some(right) => binary("+".into(), left, right),
                        None => left,
                    });
                }
                level = pairs;
            }
            return level.pop().unwrap_or_else(|| whole(self));
        }
        if rest.len() > MAX_CHAIN {
            let span = self.span();
            self.found.diagnostics.push(Diagnostic::error(&TOO_DEEP, "too many operators in one expression").at(span));
            return whole(self);
        }
        rest.into_iter().fold(first, |left, (op, right)| binary(op, left, right))
    }
}

fn binary(op: SmolStr, left: Expr, right: Expr) -> Expr {
    let span = left.span.to(right.span);
    Expr { kind: ExprKind::Binary { op, left: Box::new(left), right: Box::new(right) }, span }
}

/// A type where an expression stands: names and selectors are no different from values.
fn type_operand(ty: TypeExpr) -> Expr {
    let span = ty.span;
    let kind = match ty.kind {
        TypeExprKind::Name(name) => ExprKind::Name(name),
        TypeExprKind::Qualified(ty) => {
            let Qualified { package, name } = *ty;
            ExprKind::Selector { base: Box::new(Expr { kind: ExprKind::Name(package.name), span: package.span }), name }
        }
        TypeExprKind::Instance { base, args } => ExprKind::Index {
            base: Box::new(type_operand(*base)),
            indexes: args.into_iter().map(type_operand).collect(),
        },
        TypeExprKind::Paren(inner) => ExprKind::Paren(Box::new(type_operand(*inner))),
        kind => ExprKind::Type(Box::new(TypeExpr { kind, span })),
    };
    Expr { kind, span }
}
