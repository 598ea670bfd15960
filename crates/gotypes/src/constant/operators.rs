//! Go's rules for the operands of constant expressions: how they find a common type, what comes out,
//! and whether its type can hold it.
//!
//! Messages follow go/types.

use diag::Span;
use gosyn::ast::{Expr, ExprKind};
use num_traits::ToPrimitive;

use super::eval::{Evaluator, Halt, Operand, refuse};
use super::represent::represent;
use super::value::{self, Value};
use crate::identical;
use crate::type_string;
use crate::types::{Basic, TypeId};

/// Bytes of the longest string; doubling a constant forty times would exhaust all memory.
const MAX_STRING: usize = 64 << 20;

/// Go refuses longer shifts; this one still reaches the smallest float64.
const MAX_SHIFT: u64 = 1_023 - 1 + 52;

/// Go refuses longer untyped integers.
const MAX_BITS: u64 = 512;

impl Evaluator<'_> {
    pub(super) fn unary(&self, op: &str, operand: Operand, span: Span) -> Result<Operand, Halt> {
        let basic = operand.basic;
        let defined = match op {
            "+" | "-" => basic.is_numeric(),
            "^" => basic.is_integer(),
            "!" => basic.is_bool(),
            _ => return Err(self.not_constant(span)),
        };
        let undefined = || refuse(format!("operator {op} not defined on {}", self.text(span)), span);
        if !defined {
            return Err(undefined());
        }
        // An untyped integer's value may have the form of a float, as in ^(2.0 << 1).
        let value = if op == "^" { operand.value.to_int().map(Value::Int) } else { Some(operand.value) };
        let bits = basic.bits().filter(|_| basic.is_unsigned()).map(|(bits, _)| bits);
        let value = value.and_then(|value| value.unary(op, bits)).ok_or_else(undefined)?;
        self.overflow(Operand { value, ..operand }, span)
    }

    /// `a + b + c …`: concatenations of thousands of pieces lean to the left, so that side is a loop.
    pub(super) fn chain(&self, expr: &Expr) -> Result<Operand, Halt> {
        let mut links = Vec::new();
        let mut first = expr;
        while let ExprKind::Binary { op, left, right } = &first.kind {
            links.push((op, right, first.span));
            first = left;
        }
        let mut result = self.eval(first)?;
        for (op, right, span) in links.into_iter().rev() {
            let right_operand = self.eval(right)?;
            result = match op.as_str() {
                "<<" | ">>" => self.shift(op, result, right_operand, span)?,
                _ => self.binary(op, result, right_operand, span)?,
            };
        }
        Ok(result)
    }

    fn shift(&self, op: &str, left: Operand, right: Operand, span: Span) -> Result<Operand, Halt> {
        let untyped = left.basic.is_untyped();
        let Some(int) = left.value.to_int().filter(|_| left.basic.is_integer() || untyped) else {
            return Err(refuse(format!("shifted operand in {} must be integer", self.text(span)), span));
        };
        // As go/types has it, a typed float will do if it is whole.
        let Some(count) = right.value.to_int() else {
            return Err(refuse(format!("shift count in {} must be integer", self.text(span)), span));
        };
        let Some(count) = count.to_u64().filter(|&count| count <= MAX_SHIFT) else {
            return Err(refuse(format!("invalid shift count {count}"), span));
        };
        let shifted = if op == "<<" { int << count } else { int >> count };
        let result = if left.basic.is_integer() {
            Operand { value: Value::Int(shifted), ..left }
        } else {
            self.operand(Value::Int(shifted), Basic::UntypedInt)
        };
        self.overflow(result, span)
    }

    fn binary(&self, op: &str, left: Operand, right: Operand, span: Span) -> Result<Operand, Halt> {
        let (left, right) = self.matched(left, right, span)?;
        let basic = left.basic;
        let undefined = || refuse(format!("operator {op} not defined on {}", self.text(span)), span);
        if matches!(op, "==" | "!=" | "<" | "<=" | ">" | ">=") {
            let result = left.value.compare(op, &right.value).ok_or_else(undefined)?;
            return Ok(self.operand(Value::Bool(result), Basic::UntypedBool));
        }
        let defined = match op {
            "+" => basic.is_numeric() || basic.is_string(),
            "-" | "*" | "/" => basic.is_numeric(),
            "%" | "&" | "|" | "^" | "&^" => basic.is_integer(),
            "&&" | "||" => basic.is_bool(),
            _ => false,
        };
        if !defined {
            return Err(undefined());
        }
        if matches!(op, "/" | "%") && right.value.is_zero() {
            return Err(refuse("invalid operation: division by zero", span));
        }
        let length = |value: &Value| value.as_bytes().map_or(0, <[u8]>::len);
        if length(&left.value) + length(&right.value) > MAX_STRING {
            return Err(refuse("constant string is too long", span));
        }
        let value = left.value.binary(op, &right.value, basic.is_integer());
        let value = value.ok_or_else(|| refuse("constant result is not representable", span))?;
        self.overflow(Operand { value, ty: left.ty, basic }, span)
    }

    /// Both operands with one type.
    pub(super) fn matched(&self, left: Operand, right: Operand, span: Span) -> Result<(Operand, Operand), Halt> {
        let class = |basic: Basic| (basic.is_numeric(), basic.is_bool(), basic.is_string());
        let mismatch = |left: &Operand, right: &Operand| {
            let (left, right) = (type_string(self.universe, left.ty), type_string(self.universe, right.ty));
            let text = self.text(span);
            refuse(format!("invalid operation: {text} (mismatched types {left} and {right})"), span)
        };
        match (left.basic.is_untyped(), right.basic.is_untyped()) {
            _ if class(left.basic) != class(right.basic) => Err(mismatch(&left, &right)),
            (true, true) => {
                let (ty, basic) = if left.basic.rank() >= right.basic.rank() {
                    (left.ty, left.basic)
                } else {
                    (right.ty, right.basic)
                };
                Ok((Operand { value: left.value, ty, basic }, Operand { value: right.value, ty, basic }))
            }
            (true, false) => {
                let value = self.fit(&left, right.ty, right.basic, span)?;
                Ok((Operand { value, ty: right.ty, basic: right.basic }, right))
            }
            (false, true) => {
                let value = self.fit(&right, left.ty, left.basic, span)?;
                let right = Operand { value, ty: left.ty, basic: left.basic };
                Ok((left, right))
            }
            (false, false) if identical(self.universe, left.ty, right.ty)? => Ok((left, right)),
            (false, false) => Err(mismatch(&left, &right)),
        }
    }

    /// The operand's value as the type `ty` holds it.
    pub(super) fn fit(&self, operand: &Operand, ty: TypeId, basic: Basic, span: Span) -> Result<Value, Halt> {
        represent(&operand.value, basic).ok_or_else(|| {
            let (shown, ty) = (operand.value.go_string(), type_string(self.universe, ty));
            refuse(
                if !operand.basic.is_numeric() || !basic.is_numeric() {
                    format!("cannot convert constant {shown} to type {ty}")
                } else if !operand.basic.is_integer() && basic.is_integer() {
                    format!("constant {shown} truncated to {ty}")
                } else {
                    format!("constant {shown} overflows {ty}")
                },
                span,
            )
        })
    }

    /// The result of an operation, if its type can hold it.
    pub(super) fn overflow(&self, operand: Operand, span: Span) -> Result<Operand, Halt> {
        if operand.basic.is_untyped() {
            return match &operand.value {
                Value::Int(int) if int.bits() > MAX_BITS => Err(refuse("constant overflow", span)),
                _ => Ok(operand),
            };
        }
        let value = self.fit(&operand, operand.ty, operand.basic, span)?;
        Ok(Operand { value, ..operand })
    }

    /// `T(x)`.
    pub(super) fn conversion(&self, ty: TypeId, arg: &Expr, span: Span) -> Result<Operand, Halt> {
        let Some(basic) = self.basic(ty)? else { return Err(self.not_constant(span)) };
        let operand = self.eval(arg)?;
        if operand.basic.is_integer() && basic.is_string() {
            let code = operand.value.to_int().unwrap_or_default();
            return Ok(Operand { value: Value::String(value::letter(&code)), ty, basic });
        }
        let value = self.fit(&operand, ty, basic, span)?;
        Ok(Operand { value, ty, basic })
    }

    /// The operand as the value of a declaration with the type `ty`.
    pub(super) fn assign(&self, operand: Operand, ty: TypeId, span: Span) -> Result<Operand, Halt> {
        let basic = self.constant_type(ty, span)?;
        if operand.basic.is_untyped() {
            let value = self.fit(&operand, ty, basic, span)?;
            return Ok(Operand { value, ty, basic });
        }
        if identical(self.universe, operand.ty, ty)? {
            return Ok(Operand { ty, ..operand });
        }
        let (text, from, to) =
            (self.text(span), type_string(self.universe, operand.ty), type_string(self.universe, ty));
        Err(refuse(format!("cannot use {text} (constant of type {from}) as {to} value in constant declaration"), span))
    }
}
