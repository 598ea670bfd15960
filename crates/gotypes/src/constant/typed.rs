//! The types of expressions that need not be constant: operands of `len`, `cap` and the functions
//! of package unsafe, and the lengths of arrays.
//!
//! This is not a type checker: it tells the type of an expression that is right, and refuses what
//! it does not know.

use gosyn::ast::{Expr, ExprKind, Ident, TypeExpr, TypeExprKind, VarSpec};
use smol_str::SmolStr;

use super::eval::{Budget, Evaluator, Halt, refuse, untyped};
use crate::scope::{Entry, FuncId, Package, ValueRef};
use crate::types::{ArrayLen, Basic, Type, TypeId};
use crate::universe::{Stop, Universe};

/// The length of an array; `None` for `[...]T` outside a literal.
pub(super) fn array_len(universe: &Universe, len: &ArrayLen, budget: &Budget) -> Result<Option<i64>, Halt> {
    let len = match len {
        ArrayLen::Known(known) => return Ok(Some(*known)),
        ArrayLen::Unknown => return Ok(None),
        ArrayLen::Expr(len) => len,
    };
    if let Some(known) = len.inner.known.get() {
        return Ok(Some(known.clone().map_err(Stop::Unresolved)?));
    }
    let package = universe.whole(len.package)?;
    let Some(file) = package.file(len.inner.expr.span.file) else { return Ok(None) };
    let evaluator = Evaluator { universe, package, file, iota: None, budget };
    let answer = evaluator.index(&len.inner.expr);
    match answer {
        Ok(value) => {
            let _ = len.inner.known.set(Ok(value));
        }
        Err(Halt::Stop(Stop::Unresolved(ref unresolved))) => {
            let _ = len.inner.known.set(Err(unresolved.clone()));
        }
        Err(Halt::Stop(Stop::Pending) | Halt::Need(..)) => {}
    }
    answer.map(Some)
}

impl<'u> Evaluator<'u> {
    pub(super) fn array_len(&self, len: &ArrayLen) -> Result<Option<i64>, Halt> {
        array_len(self.universe, len, self.budget)
    }

    /// A constant that is a length or an index: whole and not negative.
    pub(super) fn index(&self, expr: &Expr) -> Result<i64, Halt> {
        let operand = self.eval(expr)?;
        let text = || self.text(expr.span);
        if !operand.basic.is_numeric() || !operand.basic.is_untyped() && !operand.basic.is_integer() {
            return Err(refuse(format!("array length {} must be integer", text()), expr.span));
        }
        let int = operand.value.to_int();
        let int = int.ok_or_else(|| refuse(format!("array length {} must be integer", text()), expr.span))?;
        match i64::try_from(int) {
            Ok(len) if len >= 0 => Ok(len),
            _ => Err(refuse(format!("invalid array length {}", text()), expr.span)),
        }
    }

    /// The type of an expression; untyped constants keep an untyped type.
    pub(super) fn type_of(&self, expr: &Expr) -> Result<TypeId, Halt> {
        let _level = self.enter(expr.span)?;
        let universe = self.universe;
        let unknown = || refuse(format!("the type of {} is not known here", self.text(expr.span)), expr.span);
        Ok(match &expr.kind {
            ExprKind::Paren(inner) => self.type_of(inner)?,
            ExprKind::Literal { kind, .. } => universe.intern(Type::Basic(untyped(*kind))),
            ExprKind::Name(name) => self.type_of_name(name, expr)?,
            ExprKind::Selector { base, name } => match self.qualifier(base)? {
                Some(id) => {
                    let package = universe.whole(id)?;
                    self.type_of_entry(package, &name.name, expr)?
                }
                None => self.type_of_member(base, name)?,
            },
            ExprKind::Unary { op, operand } => match op.as_str() {
                "&" => universe.intern(Type::Pointer(self.type_of(operand)?)),
                "*" => match universe.ty(universe.underlying(self.type_of(operand)?)?) {
                    Type::Pointer(elem) => *elem,
                    _ => return Err(unknown()),
                },
                "<-" => match universe.ty(universe.underlying(self.type_of(operand)?)?) {
                    Type::Chan(_, elem) => *elem,
                    _ => return Err(unknown()),
                },
                _ => self.type_of(operand)?,
            },
            ExprKind::Binary { op, left, right } => match op.as_str() {
                "==" | "!=" | "<" | "<=" | ">" | ">=" => universe.intern(Type::Basic(Basic::UntypedBool)),
                "<<" | ">>" => self.type_of(left)?,
                _ => self.wider(self.type_of(left)?, self.type_of(right)?),
            },
            ExprKind::Call { callee, args } => match self.builtin(callee)? {
                Some(function) => self.type_of_builtin(&function, args, expr)?,
                None => match self.type_named(callee)? {
                    Some(ty) => ty,
                    None => match universe.ty(universe.underlying(self.type_of(callee)?)?) {
                        Type::Func(signature) if signature.results.len() == 1 => signature.results[0].ty,
                        _ => return Err(unknown()),
                    },
                },
            },
            ExprKind::Index { base, .. } => {
                let under = universe.ty(universe.underlying(self.type_of(base)?)?);
                match under {
                    Type::Slice(elem) | Type::Array(_, elem) | Type::Map(_, elem) => *elem,
                    Type::Basic(Basic::String | Basic::UntypedString) => universe.intern(Type::Basic(Basic::Byte)),
                    Type::Pointer(array) => match universe.ty(universe.underlying(*array)?) {
                        Type::Array(_, elem) => *elem,
                        _ => return Err(unknown()),
                    },
                    _ => return Err(unknown()),
                }
            }
            ExprKind::Composite { ty, keys } => self.composite(ty, keys)?,
            ExprKind::Type(_) | ExprKind::Other => return Err(unknown()),
        })
    }

    fn type_of_name(&self, name: &SmolStr, expr: &Expr) -> Result<TypeId, Halt> {
        if self.package.lookup(name).is_some() {
            return self.type_of_entry(self.package, name, expr);
        }
        if let Some(id) = self.dot_import(name)? {
            return self.type_of_entry(self.universe.whole(id)?, name, expr);
        }
        if name == "nil" {
            return Ok(self.universe.intern(Type::Basic(Basic::UntypedNil)));
        }
        Ok(self.eval(expr)?.ty)
    }

    fn type_of_entry(&self, package: &'u Package, name: &SmolStr, expr: &Expr) -> Result<TypeId, Halt> {
        match package.lookup(name) {
            Some(Entry::Const(_)) => Ok(self.eval(expr)?.ty),
            Some(Entry::Var(var)) => self.type_of_var(package, var, expr),
            Some(Entry::Func(index)) => Ok(self.universe.signature(FuncId { package: package.id(), index })?),
            Some(Entry::Type { .. }) => Err(refuse(format!("{name} is a type"), expr.span)),
            None => Err(refuse(format!("undefined: {}", self.text(expr.span)), expr.span)),
        }
    }

    fn type_of_var(&self, package: &'u Package, var: ValueRef, expr: &Expr) -> Result<TypeId, Halt> {
        let place =
            package.files.get(var.file as usize).and_then(|file| Some((file, file.vars.get(var.group as usize)?)));
        let Some((file, spec)) = place else { return Err(self.not_constant(expr.span)) };
        let there = self.at(package, file);
        if let Some(ty) = &spec.ty {
            return Ok(self.universe.resolve(package, file, ty)?);
        }
        let ty = there.type_of_value(spec, var.name as usize, expr)?;
        Ok(match self.universe.ty(ty) {
            Type::Basic(basic) if basic.is_untyped() => self.universe.intern(Type::Basic(basic.default_type())),
            _ => ty,
        })
    }

    fn type_of_value(&self, spec: &VarSpec, nth: usize, expr: &Expr) -> Result<TypeId, Halt> {
        let unknown = || refuse(format!("the type of {} is not known here", self.text(expr.span)), expr.span);
        if spec.values.len() == spec.names.len() {
            return self.type_of(spec.values.get(nth).ok_or_else(unknown)?);
        }
        let [Expr { kind: ExprKind::Call { callee, .. }, .. }] = spec.values.as_slice() else {
            return Err(unknown());
        };
        match self.universe.ty(self.universe.underlying(self.type_of(callee)?)?) {
            Type::Func(signature) => Ok(signature.results.get(nth).ok_or_else(unknown)?.ty),
            _ => Err(unknown()),
        }
    }

    fn type_of_member(&self, base: &Expr, name: &Ident) -> Result<TypeId, Halt> {
        let ty = match self.type_named(base)? {
            Some(ty) => ty,
            None => self.type_of(base)?,
        };
        match self.universe.lookup_field_or_method(ty, &name.name)? {
            Some(selection) => Ok(selection.ty),
            None => {
                let message = format!("{} has no field or method {}", self.text(base.span), name.name);
                Err(refuse(message, name.span))
            }
        }
    }

    /// Of an untyped and a typed operand the type of the typed one; of two untyped ones the wider.
    fn wider(&self, left: TypeId, right: TypeId) -> TypeId {
        match (self.universe.ty(left), self.universe.ty(right)) {
            (Type::Basic(this), Type::Basic(that)) if this.is_untyped() && that.is_untyped() => {
                if this.rank() >= that.rank() { left } else { right }
            }
            (Type::Basic(basic), _) if basic.is_untyped() => right,
            _ => left,
        }
    }

    fn type_of_builtin(&self, function: &str, args: &[Expr], expr: &Expr) -> Result<TypeId, Halt> {
        let first = || args.first().ok_or_else(|| self.not_constant(expr.span));
        let basic = match function {
            "new" => {
                let elem = match self.type_named(first()?)? {
                    Some(elem) => elem,
                    None => self.type_of(first()?)?,
                };
                return Ok(self.universe.intern(Type::Pointer(elem)));
            }
            "make" => return self.type_named(first()?)?.ok_or_else(|| self.not_constant(expr.span)),
            "append" => return self.type_of(first()?),
            "len" | "cap" | "copy" => Basic::Int,
            "unsafe.Sizeof" | "unsafe.Alignof" | "unsafe.Offsetof" => Basic::Uintptr,
            _ => return Ok(self.eval(expr)?.ty),
        };
        Ok(self.universe.intern(Type::Basic(basic)))
    }

    /// The type of `T{…}`; the length of `[...]T{…}` is one more than its greatest index.
    fn composite(&self, ty: &TypeExpr, keys: &[Option<Expr>]) -> Result<TypeId, Halt> {
        let TypeExprKind::Array { len: None, elem } = &ty.kind else {
            return Ok(self.universe.resolve(self.package, self.file, ty)?);
        };
        let mut next = 0_i64;
        let mut len = 0_i64;
        for key in keys {
            let at = match key {
                Some(key) => self.index(key)?,
                None => next,
            };
            next = at.saturating_add(1);
            len = len.max(next);
        }
        let elem = self.universe.resolve(self.package, self.file, elem)?;
        Ok(self.universe.intern(Type::Array(ArrayLen::Known(len), elem)))
    }
}
