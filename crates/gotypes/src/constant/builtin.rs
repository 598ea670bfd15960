//! Calls that can be constant: conversions, `len`, `cap`, `min`, `max`, `real`, `imag`, `complex`
//! and the sizes of package unsafe.

use diag::Span;
use gosyn::ast::{Expr, ExprKind};
use smol_str::SmolStr;

use super::eval::{Evaluator, Halt, Operand, refuse};
use super::value::Value;
use crate::types::{Basic, Type, TypeId};

impl Evaluator<'_> {
    pub(super) fn call(&self, callee: &Expr, args: &[Expr], span: Span) -> Result<Operand, Halt> {
        let function = self.builtin(callee)?;
        let Some(function) = function else {
            return match (self.type_named(callee)?, args) {
                (Some(ty), [arg]) => self.conversion(ty, arg, span),
                (Some(_), _) => Err(refuse(format!("{} needs one argument", self.text(span)), span)),
                (None, _) => Err(self.not_constant(span)),
            };
        };
        match (function.as_str(), args) {
            ("len" | "cap", [arg]) => self.length(&function, arg, span),
            ("min" | "max", [first, rest @ ..]) => self.extreme(&function, first, rest, span),
            ("real" | "imag", [arg]) => self.part(&function, arg, span),
            ("complex", [re, im]) => self.complex(re, im, span),
            ("unsafe.Sizeof", [arg]) => {
                let (size, _) = self.layout(self.default_type_of(arg)?, span)?;
                Ok(self.operand(Value::int(size), Basic::Uintptr))
            }
            ("unsafe.Alignof", [arg]) => {
                let (_, align) = self.layout(self.default_type_of(arg)?, span)?;
                Ok(self.operand(Value::int(align), Basic::Uintptr))
            }
            ("unsafe.Offsetof", [arg]) => {
                let offset = self.offsetof(arg, span)?;
                Ok(self.operand(Value::int(offset), Basic::Uintptr))
            }
            _ => Err(self.not_constant(span)),
        }
    }

    /// The name of the built-in function that `callee` is, qualified for those of package unsafe.
    pub(super) fn builtin(&self, callee: &Expr) -> Result<Option<SmolStr>, Halt> {
        const PREDECLARED: [&str; 18] = [
            "append", "cap", "clear", "close", "complex", "copy", "delete", "imag", "len", "make", "max", "min", "new",
            "panic", "print", "println", "real", "recover",
        ];
        Ok(match &callee.kind {
            ExprKind::Paren(inner) => self.builtin(inner)?,
            ExprKind::Name(name)
                if PREDECLARED.contains(&name.as_str())
                    && self.package.lookup(name).is_none()
                    && self.dot_import(name)?.is_none() =>
            {
                Some(name.clone())
            }
            ExprKind::Selector { base, name } if name.name != "Pointer" => match self.qualifier(base)? {
                Some(id) if self.universe.path(id) == "unsafe" => Some(format!("unsafe.{}", name.name).into()),
                _ => None,
            },
            _ => None,
        })
    }

    /// `len(x)` of a constant string, or of an array that is not the result of a call.
    fn length(&self, function: &str, arg: &Expr, span: Span) -> Result<Operand, Halt> {
        match self.eval(arg) {
            Ok(Operand { value: Value::String(bytes), .. }) if function == "len" => {
                return Ok(self.operand(Value::int(bytes.len()), Basic::Int));
            }
            Ok(_) => return Err(refuse(format!("invalid argument for built-in {function}"), span)),
            Err(Halt::Stop(crate::Stop::Unresolved(_))) => {}
            Err(halt) => return Err(halt),
        }
        if self.has_call(arg)? {
            return Err(self.not_constant(span));
        }
        let ty = self.type_of(arg)?;
        let mut under = self.universe.ty(self.universe.underlying(ty)?);
        if let Type::Pointer(elem) = under {
            under = self.universe.ty(self.universe.underlying(*elem)?);
        }
        let Type::Array(len, _) = under else { return Err(self.not_constant(span)) };
        match self.array_len(len)? {
            Some(len) => Ok(self.operand(Value::int(len), Basic::Int)),
            None => Err(self.not_constant(span)),
        }
    }

    fn extreme(&self, function: &str, first: &Expr, rest: &[Expr], span: Span) -> Result<Operand, Halt> {
        let op = if function == "min" { "<" } else { ">" };
        let ordered = |arg: &Expr| {
            let operand = self.eval(arg)?;
            if operand.basic.is_complex() || operand.basic.is_bool() {
                return Err(refuse(format!("{} cannot be ordered", self.text(arg.span)), arg.span));
            }
            Ok(operand)
        };
        let mut best = ordered(first)?;
        for arg in rest {
            let (left, right) = self.matched(best, ordered(arg)?, span)?;
            let better = right.value.compare(op, &left.value).ok_or_else(|| self.not_constant(span))?;
            best = if better { right } else { left };
        }
        Ok(best)
    }

    fn part(&self, function: &str, arg: &Expr, span: Span) -> Result<Operand, Halt> {
        let operand = self.eval(arg)?;
        let basic = match operand.basic {
            Basic::Complex64 => Basic::Float32,
            Basic::Complex128 => Basic::Float64,
            untyped if untyped.is_untyped() && untyped.is_numeric() => Basic::UntypedFloat,
            _ => return Err(refuse(format!("arguments of {} must be complex", self.text(span)), span)),
        };
        match operand.value.to_complex() {
            Some((re, im)) => Ok(self.operand(if function == "real" { re } else { im }, basic)),
            None => Err(self.not_constant(span)),
        }
    }

    fn complex(&self, re: &Expr, im: &Expr, span: Span) -> Result<Operand, Halt> {
        let (re, im) = (self.eval(re)?, self.eval(im)?);
        let real_part = |operand: Operand| match operand.value.to_float() {
            Some(_) if operand.basic.is_untyped() => {
                let value = operand.value.to_complex().map_or(operand.value, |(re, _)| re);
                self.operand(value, Basic::UntypedFloat)
            }
            _ => operand,
        };
        let (re, im) = self.matched(real_part(re), real_part(im), span)?;
        let basic = match re.basic {
            Basic::Float32 => Basic::Complex64,
            Basic::Float64 => Basic::Complex128,
            Basic::UntypedFloat => Basic::UntypedComplex,
            _ => return Err(refuse(format!("arguments of {} must be floats", self.text(span)), span)),
        };
        match (re.value.to_float(), im.value.to_float()) {
            (Some(re), Some(im)) => Ok(self.operand(Value::complex(Value::Float(re), Value::Float(im)), basic)),
            _ => Err(self.not_constant(span)),
        }
    }

    /// Whether evaluating `expr` would call a function or receive from a channel.
    fn has_call(&self, expr: &Expr) -> Result<bool, Halt> {
        let _level = self.enter(expr.span)?;
        Ok(match &expr.kind {
            ExprKind::Call { callee, args } => {
                let pure = match self.builtin(callee)? {
                    Some(_) => self.eval(expr).is_ok(),
                    None => self.type_named(callee)?.is_some(),
                };
                if !pure {
                    return Ok(true);
                }
                for arg in args {
                    if self.has_call(arg)? {
                        return Ok(true);
                    }
                }
                false
            }
            ExprKind::Unary { op, operand } => op == "<-" || self.has_call(operand)?,
            ExprKind::Selector { base, .. } => self.has_call(base)?,
            ExprKind::Paren(inner) => self.has_call(inner)?,
            ExprKind::Index { base, indexes } => {
                let mut found = self.has_call(base)?;
                for index in indexes {
                    found = found || self.has_call(index)?;
                }
                found
            }
            ExprKind::Binary { left, right, .. } => self.has_call(left)? || self.has_call(right)?,
            ExprKind::Literal { .. }
            | ExprKind::Name(_)
            | ExprKind::Type(_)
            | ExprKind::Composite { .. }
            | ExprKind::Other => false,
        })
    }

    fn default_type_of(&self, expr: &Expr) -> Result<TypeId, Halt> {
        let ty = self.type_of(expr)?;
        Ok(match self.universe.ty(ty) {
            Type::Basic(basic) if basic.is_untyped() => self.universe.intern(Type::Basic(basic.default_type())),
            _ => ty,
        })
    }
}
