//! Expressions: the values of constants and variables, lengths of arrays.

use smol_str::SmolStr;

use super::{MAX_CHAIN, MAX_DEPTH, Plain};
use crate::ast::{Expr, ExprKind, Ident, LiteralKind, Qualified, TypeExpr, TypeExprKind};
use crate::lexer::{Block, Kind};

impl Plain<'_, '_> {
    pub(super) fn expr(&mut self) -> Option<Expr> {
        let mut operators = 0;
        self.binary(1, &mut operators)
    }

    /// Operands with operators between them that bind at least as strong as `least`.
    pub(super) fn binary(&mut self, least: u8, operators: &mut usize) -> Option<Expr> {
        let mut left = self.nested(Self::unary)?;
        while let Some((op, strength)) = self.operator()
            && strength >= least
        {
            *operators += 1;
            if *operators > MAX_CHAIN {
                return None;
            }
            for _ in 0..op.len() {
                self.advance()?;
            }
            let right = self.nested(|this| this.binary(strength + 1, operators))?;
            let span = left.span.to(right.span);
            left = Expr { kind: ExprKind::Binary { op, left: Box::new(left), right: Box::new(right) }, span };
        }
        Some(left)
    }

    /// The binary operator here, and how strong it binds. The lexer gives most operators byte by byte.
    pub(super) fn operator(&self) -> Option<(SmolStr, u8)> {
        self.at(Kind::Operator).then_some(())?;
        let rest = &self.source[self.token.start..];
        let (length, strength) = match rest {
            [b'&', b'&', ..] => (2, 2),
            [b'|', b'|', ..] => (2, 1),
            [b'<', b'<', b'=', ..] | [b'>', b'>', b'=', ..] | [b'&', b'^', b'=', ..] => return None,
            [b'<', b'<', ..] | [b'>', b'>', ..] | [b'&', b'^', ..] => (2, 5),
            [b'=' | b'!' | b'<' | b'>', b'=', ..] => (2, 3),
            [b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'|' | b'^', b'=', ..] | [b'<', b'-', ..] => return None,
            [b'+', b'+', ..] | [b'-', b'-', ..] => return None,
            [b'<' | b'>', ..] => (1, 3),
            [b'+' | b'-' | b'|' | b'^', ..] => (1, 4),
            [b'*' | b'/' | b'%' | b'&', ..] => (1, 5),
            _ => return None,
        };
        Some((SmolStr::new(std::str::from_utf8(&rest[..length]).ok()?), strength))
    }

    pub(super) fn unary(&mut self) -> Option<Expr> {
        if !self.at(Kind::Operator) {
            return self.primary();
        }
        let start = self.token.start;
        let op = self.text();
        matches!(op, b"+" | b"-" | b"!" | b"^" | b"&" | b"*").then_some(())?;
        self.advance()?;
        let operand = Box::new(self.nested(Self::unary)?);
        let op = SmolStr::new(std::str::from_utf8(op).ok()?);
        Some(Expr { kind: ExprKind::Unary { op, operand }, span: self.since(start) })
    }

    pub(super) fn primary(&mut self) -> Option<Expr> {
        let start = self.token.start;
        let mut expr = self.operand()?;
        for _ in 0..MAX_DEPTH {
            let kind = match self.token.kind {
                // The parser does not know methods of literal types.
                Kind::Dot if !matches!(expr.kind, ExprKind::Type(_)) => {
                    self.advance()?;
                    ExprKind::Selector { base: Box::new(expr), name: self.ident()? }
                }
                Kind::LParen => {
                    let args = self.args(&expr)?;
                    ExprKind::Call { callee: Box::new(expr), args }
                }
                Kind::LBrace => {
                    let ty = Box::new(composed(expr)?);
                    self.block()?;
                    ExprKind::Composite { ty, keys: Vec::new() }
                }
                _ if matches!(expr.kind, ExprKind::Type(_)) => return None,
                _ => return Some(expr),
            };
            expr = Expr { kind, span: self.since(start) };
        }
        None
    }

    pub(super) fn operand(&mut self) -> Option<Expr> {
        let start = self.token.start;
        let kind = match self.token.kind {
            Kind::Ident => ExprKind::Name(self.ident()?.name),
            Kind::Number => self.literal(number_kind(self.text()))?,
            Kind::Rune => self.literal(LiteralKind::Rune)?,
            Kind::String | Kind::RawString => self.literal(LiteralKind::String)?,
            Kind::LParen => {
                self.advance()?;
                let inner = Box::new(self.expr()?);
                self.want(Kind::RParen)?;
                ExprKind::Paren(inner)
            }
            Kind::Func => {
                self.advance()?;
                self.signature()?;
                self.block()?;
                ExprKind::Other
            }
            Kind::LBrack | Kind::Struct | Kind::Interface => ExprKind::Type(self.boxed()?),
            _ if self.is(b"map") || self.is(b"chan") => ExprKind::Type(self.boxed()?),
            _ => return None,
        };
        Some(Expr { kind, span: self.since(start) })
    }

    pub(super) fn literal(&mut self, kind: LiteralKind) -> Option<ExprKind> {
        let text = SmolStr::new(std::str::from_utf8(self.text()).ok()?);
        self.advance()?;
        Some(ExprKind::Literal { kind, text })
    }

    /// Arguments in brackets. `make` and `new` take a type.
    pub(super) fn args(&mut self, callee: &Expr) -> Option<Vec<Expr>> {
        self.want(Kind::LParen)?;
        let mut args = Vec::new();
        let builtin = matches!(&callee.kind, ExprKind::Name(name) if name == "make" || name == "new");
        let composed = matches!(self.token.kind, Kind::LBrack | Kind::Struct | Kind::Interface);
        if builtin && (composed || self.is(b"map") || self.is(b"chan") || self.is(b"*")) {
            let ty = self.boxed()?;
            let span = ty.span;
            args.push(Expr { kind: ExprKind::Type(ty), span });
            if self.is(b",") {
                self.advance()?;
            } else if !self.at(Kind::RParen) {
                return None;
            }
        }
        while !self.at(Kind::RParen) {
            args.push(self.expr()?);
            if self.is(b",") {
                self.advance()?;
            } else if !self.at(Kind::RParen) {
                return None;
            }
        }
        self.advance()?;
        Some(args)
    }

    /// Goes behind the block that opens here, unread.
    pub(super) fn block(&mut self) -> Option<()> {
        self.at(Kind::LBrace).then_some(())?;
        let closed = self.lexer.skip_block(self.comments, false) == Block::Closed;
        self.token.end = self.lexer.position();
        closed.then_some(())?;
        self.advance()
    }
}

/// The type in front of the braces of a composite literal.
fn composed(expr: Expr) -> Option<TypeExpr> {
    let kind = match expr.kind {
        ExprKind::Name(name) => TypeExprKind::Name(name),
        ExprKind::Selector { base, name } => match *base {
            Expr { kind: ExprKind::Name(package), span } => {
                TypeExprKind::Qualified(Box::new(Qualified { package: Ident { name: package, span }, name }))
            }
            _ => return None,
        },
        ExprKind::Type(ty) => return Some(*ty),
        _ => return None,
    };
    Some(TypeExpr { kind, span: expr.span })
}

/// Which sort of number a well-formed one is.
fn number_kind(text: &[u8]) -> LiteralKind {
    let hex = matches!(text, [b'0', b'x' | b'X', ..]);
    let float = |byte: &u8| match byte {
        b'.' | b'p' | b'P' => true,
        b'e' | b'E' => !hex,
        _ => false,
    };
    match text {
        [.., b'i'] => LiteralKind::Imaginary,
        _ if text.iter().any(float) => LiteralKind::Float,
        _ => LiteralKind::Int,
    }
}
