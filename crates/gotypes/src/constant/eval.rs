//! Go's rules for constant expressions: how operands find a common type and what comes out.
//!
//! An evaluator stands in one file, because imports are a file's own. It never evaluates another
//! declared constant itself: it halts with [`Halt::Need`], so that a chain of any length costs no
//! stack. Messages follow go/types.

use std::cell::Cell;

use diag::Span;
use gosyn::ast::{Expr, ExprKind, File, Ident, TypeExpr, TypeExprKind};
use num_traits::ToPrimitive;
use smol_str::SmolStr;

use super::represent::represent;
use super::value::{self, Value};
use super::{Constant, literal};
use crate::identical;
use crate::resolve::{Pending, Resolver};
use crate::scope::{Entry, Package};
use crate::type_string;
use crate::types::{Basic, PackageId, Type, TypeId};
use crate::universe::{Stop, Universe, Unresolved};

/// Why an evaluation stops.
#[derive(Debug)]
pub(crate) enum Halt {
    /// As for every question to the universe.
    Stop(Stop),
    /// This declared constant has to be evaluated first.
    Need(PackageId, SmolStr),
}

impl From<Stop> for Halt {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

impl From<Unresolved> for Halt {
    fn from(unresolved: Unresolved) -> Self {
        Self::Stop(unresolved.into())
    }
}

impl From<Pending> for Halt {
    fn from(pending: Pending) -> Self {
        Self::Stop(pending.into())
    }
}

/// An operand whose type is known to be a basic one underneath.
#[derive(Clone, Debug)]
pub(super) struct Operand {
    pub(super) value: Value,
    pub(super) ty: TypeId,
    pub(super) basic: Basic,
}

/// Calls that may be nested in one another before an expression is refused.
const MAX_DEPTH: u32 = 200;

/// Go refuses longer shifts; this one still reaches the smallest float64.
const MAX_SHIFT: u64 = 1_023 - 1 + 52;

/// Go refuses longer untyped integers.
const MAX_BITS: u64 = 512;

#[derive(Clone, Copy)]
pub(super) struct Evaluator<'u> {
    pub(super) universe: &'u Universe,
    pub(super) package: &'u Package,
    pub(super) file: &'u File,
    pub(super) iota: Option<usize>,
    pub(super) depth: &'u Cell<u32>,
}

/// Lowers the depth again when a call ends, however it ends.
pub(super) struct Level<'u>(&'u Cell<u32>);

impl Drop for Level<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get().saturating_sub(1));
    }
}

impl<'u> Evaluator<'u> {
    pub(super) fn enter(&self, span: Span) -> Result<Level<'u>, Halt> {
        if self.depth.get() >= MAX_DEPTH {
            return Err(refuse("this expression refers to itself or is nested too deeply", span));
        }
        self.depth.set(self.depth.get() + 1);
        Ok(Level(self.depth))
    }

    /// The same file's evaluator for another place.
    pub(super) fn at(&self, package: &'u Package, file: &'u File) -> Self {
        Self { package, file, iota: None, ..*self }
    }

    /// The value of a constant expression.
    pub(super) fn eval(&self, expr: &Expr) -> Result<Operand, Halt> {
        let _level = self.enter(expr.span)?;
        match &expr.kind {
            ExprKind::Literal { kind, text } => {
                let value = literal::value(*kind, text)
                    .ok_or_else(|| refuse(format!("{} is no literal of Go", self.text(expr.span)), expr.span))?;
                use gosyn::ast::LiteralKind as Kind;
                let basic = match kind {
                    Kind::Int => Basic::UntypedInt,
                    Kind::Float => Basic::UntypedFloat,
                    Kind::Imaginary => Basic::UntypedComplex,
                    Kind::Rune => Basic::UntypedRune,
                    Kind::String => Basic::UntypedString,
                };
                self.overflow(self.operand(value, basic), expr.span)
            }
            ExprKind::Name(name) => self.name(name, expr.span),
            ExprKind::Selector { base, name } => self.selector(base, name, expr.span),
            ExprKind::Unary { op, operand } => {
                let operand = self.eval(operand)?;
                self.unary(op, operand, expr.span)
            }
            ExprKind::Binary { .. } => self.chain(expr),
            ExprKind::Call { callee, args } => self.call(callee, args, expr.span),
            ExprKind::Paren(inner) => self.eval(inner),
            ExprKind::Index { .. } | ExprKind::Type(_) | ExprKind::Composite { .. } | ExprKind::Other => {
                Err(self.not_constant(expr.span))
            }
        }
    }

    pub(super) fn operand(&self, value: Value, basic: Basic) -> Operand {
        Operand { value, ty: self.universe.intern(Type::Basic(basic)), basic }
    }

    pub(super) fn not_constant(&self, span: Span) -> Halt {
        refuse(format!("{} is not constant", self.text(span)), span)
    }

    /// The source at `span`, cut to a readable length.
    pub(super) fn text(&self, span: Span) -> String {
        const SHOWN: usize = 60;
        let file = self.package.file(span.file).unwrap_or(self.file);
        let bytes = file.source.get(span.start as usize..span.end as usize).unwrap_or_default();
        let text = String::from_utf8_lossy(bytes);
        match text.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}…", &text[..end]),
            None => text.into_owned(),
        }
    }

    fn name(&self, name: &SmolStr, span: Span) -> Result<Operand, Halt> {
        if name == "_" {
            return Err(refuse("cannot use _ as value", span));
        }
        if let Some(entry) = self.package.lookup(name) {
            return self.entry(self.package, entry, name, span);
        }
        if let Some(package) = self.dot_import(name)? {
            let package = self.universe.package(package)?;
            if let Some(entry) = package.lookup(name) {
                return self.entry(package, entry, name, span);
            }
        }
        match (name.as_str(), self.iota) {
            ("true", _) => Ok(self.operand(Value::Bool(true), Basic::UntypedBool)),
            ("false", _) => Ok(self.operand(Value::Bool(false), Basic::UntypedBool)),
            ("iota", Some(iota)) => Ok(self.operand(Value::int(iota), Basic::UntypedInt)),
            ("iota", None) => Err(refuse("cannot use iota outside constant declaration", span)),
            ("nil", _) => Err(self.not_constant(span)),
            _ if self.universe.predeclared(name).is_some() => Err(self.not_constant(span)),
            _ => Err(refuse(format!("undefined: {name}"), span)),
        }
    }

    pub(super) fn dot_import(&self, name: &str) -> Result<Option<PackageId>, Pending> {
        self.resolver().dot_import(name)
    }

    fn resolver(&self) -> Resolver<'u> {
        Resolver { universe: self.universe, package: self.package, file: self.file, params: &[] }
    }

    fn entry(&self, package: &Package, entry: Entry, name: &SmolStr, span: Span) -> Result<Operand, Halt> {
        if !matches!(entry, Entry::Const(_)) {
            return Err(self.not_constant(span));
        }
        let Some(known) = self.universe.constants.get(package.id(), name) else {
            return Err(Halt::Need(package.id(), name.clone()));
        };
        let Constant { value, ty } = known.map_err(Stop::Unresolved)?;
        let basic = self.constant_type(ty, span)?;
        Ok(Operand { value, ty, basic })
    }

    /// The package that `base` names, if it is the name of an import.
    pub(super) fn qualifier(&self, base: &Expr) -> Result<Option<PackageId>, Halt> {
        let ExprKind::Name(name) = &base.kind else { return Ok(None) };
        if self.package.lookup(name).is_some() {
            return Ok(None);
        }
        let ident = Ident { name: name.clone(), span: base.span };
        Ok(Some(self.universe.qualifier(self.package, self.file, &ident)?))
    }

    fn selector(&self, base: &Expr, name: &Ident, span: Span) -> Result<Operand, Halt> {
        let Some(id) = self.qualifier(base)? else { return Err(self.not_constant(span)) };
        if self.universe.path(id) == "unsafe" {
            return Err(self.not_constant(span));
        }
        let package = self.universe.package(id)?;
        match package.lookup(&name.name) {
            Some(_) if !is_exported(&name.name) => {
                Err(refuse(format!("name {} not exported by package {}", name.name, package.name), name.span))
            }
            Some(entry) => self.entry(package, entry, &name.name, span),
            None => Err(refuse(format!("undefined: {}.{}", package.name, name.name), span)),
        }
    }

    /// The basic type under `ty`, which can be a constant's type.
    pub(super) fn constant_type(&self, ty: TypeId, span: Span) -> Result<Basic, Halt> {
        self.basic(ty)?.ok_or_else(|| {
            refuse(format!("invalid constant type {}", type_string(self.universe, ty)), span)
        })
    }

    /// The basic type under `ty`, if a constant can have that type.
    pub(super) fn basic(&self, ty: TypeId) -> Result<Option<Basic>, Halt> {
        Ok(match self.universe.ty(self.universe.underlying(ty)?) {
            Type::Basic(Basic::UnsafePointer | Basic::UntypedNil) => None,
            Type::Basic(basic) => Some(basic.canonical()),
            _ => None,
        })
    }

    fn unary(&self, op: &str, operand: Operand, span: Span) -> Result<Operand, Halt> {
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
    fn chain(&self, expr: &Expr) -> Result<Operand, Halt> {
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
        let count = right.value.to_int().filter(|_| right.basic.is_integer() || right.basic.is_untyped());
        let Some(count) = count else {
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

    /// The type that an expression names, if it names one.
    pub(super) fn type_named(&self, expr: &Expr) -> Result<Option<TypeId>, Halt> {
        let _level = self.enter(expr.span)?;
        let resolve = |kind: TypeExprKind| {
            self.universe.resolve(self.package, self.file, &TypeExpr { kind, span: expr.span })
        };
        Ok(match &expr.kind {
            ExprKind::Name(name) => match self.package.lookup(name) {
                Some(Entry::Type { .. }) => Some(resolve(TypeExprKind::Name(name.clone()))?),
                Some(_) => None,
                None => match self.dot_import(name)? {
                    Some(package) => match self.universe.package(package)?.lookup(name) {
                        Some(Entry::Type { .. }) => Some(resolve(TypeExprKind::Name(name.clone()))?),
                        _ => None,
                    },
                    None => self.universe.predeclared(name),
                },
            },
            ExprKind::Selector { base, name } => match self.qualifier(base)? {
                Some(id) if self.universe.path(id) == "unsafe" => (name.name == "Pointer")
                    .then(|| self.universe.intern(Type::Basic(Basic::UnsafePointer))),
                Some(id) => match self.universe.package(id)?.lookup(&name.name) {
                    Some(Entry::Type { .. }) => {
                        let decl = self.universe.decl_id(id, &name.name);
                        Some(self.universe.named(decl))
                    }
                    _ => None,
                },
                None => None,
            },
            ExprKind::Paren(inner) => self.type_named(inner)?,
            ExprKind::Unary { op, operand } if op == "*" => {
                self.type_named(operand)?.map(|elem| self.universe.intern(Type::Pointer(elem)))
            }
            ExprKind::Type(ty) => Some(self.universe.resolve(self.package, self.file, ty)?),
            ExprKind::Index { base, indexes } => match self.type_named(base)?.map(|ty| self.universe.ty(ty)) {
                Some(Type::Named { decl, .. }) => {
                    let mut args = Vec::with_capacity(indexes.len());
                    for index in indexes {
                        match self.type_named(index)? {
                            Some(arg) => args.push(arg),
                            None => return Ok(None),
                        }
                    }
                    Some(self.universe.intern(Type::Named { decl: *decl, args: args.into() }))
                }
                _ => None,
            },
            _ => None,
        })
    }
}

/// A refusal at a place.
pub(super) fn refuse(message: impl Into<String>, span: Span) -> Halt {
    Unresolved { message: message.into(), span: Some(span), help: None }.into()
}

fn is_exported(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}
