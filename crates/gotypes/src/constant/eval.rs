//! Walks constant expressions: literals, names and what they lead to.
//!
//! What operators do to their operands is told elsewhere. An evaluator stands in one file, because imports are a file's own. It never evaluates another
//! declared constant itself: it halts with [`Halt::Need`], so that a chain of any length costs no
//! stack. Messages follow go/types.

use std::cell::{Cell, RefCell};

use diag::Span;
use gosyn::ast::{Expr, ExprKind, File, Ident, LiteralKind, TypeExpr, TypeExprKind};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::value::Value;
use super::{Constant, literal};
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

/// Expressions looked at for one answer before it is refused; nesting calls of `len` doubles them.
const MAX_STEPS: u32 = 4_000_000;

/// Go refuses longer literals of numbers.
const MAX_LITERAL: usize = 10_000;

/// What one question may cost, and what has been learnt on the way.
#[derive(Default)]
pub(super) struct Budget {
    depth: Cell<u32>,
    steps: Cell<u32>,
    /// Size and alignment of types.
    pub(super) layouts: RefCell<FxHashMap<TypeId, (i64, i64)>>,
}

#[derive(Clone, Copy)]
pub(super) struct Evaluator<'u> {
    pub(super) universe: &'u Universe,
    pub(super) package: &'u Package,
    pub(super) file: &'u File,
    pub(super) iota: Option<usize>,
    pub(super) budget: &'u Budget,
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
        let Budget { depth, steps, .. } = self.budget;
        steps.set(steps.get().saturating_add(1));
        if depth.get() >= MAX_DEPTH || steps.get() > MAX_STEPS {
            return Err(refuse("this expression refers to itself or is nested too deeply", span));
        }
        depth.set(depth.get() + 1);
        Ok(Level(depth))
    }

    /// The same file's evaluator for another place.
    pub(super) fn at(&self, package: &'u Package, file: &'u File) -> Self {
        Self { package, file, iota: None, ..*self }
    }

    /// The value of a constant expression.
    pub(super) fn eval(&self, expr: &Expr) -> Result<Operand, Halt> {
        let _level = self.enter(expr.span)?;
        match &expr.kind {
            ExprKind::Literal { kind, text } => self.literal(*kind, text, expr.span),
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

    fn literal(&self, kind: LiteralKind, text: &str, span: Span) -> Result<Operand, Halt> {
        let basic = untyped(kind);
        if basic.is_numeric() && text.len() > MAX_LITERAL {
            return Err(refuse(format!("excessively long constant: {}", self.text(span)), span));
        }
        match literal::value(kind, text) {
            Some(value) => self.overflow(self.operand(value, basic), span),
            None => Err(refuse(format!("{} is not a valid literal", self.text(span)), span)),
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
            let package = self.universe.whole(package)?;
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
        self.resolver().dot_import_whole(name)
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
        let package = self.universe.whole(id)?;
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
        self.basic(ty)?.ok_or_else(|| refuse(format!("invalid constant type {}", type_string(self.universe, ty)), span))
    }

    /// The basic type under `ty`, if a constant can have that type.
    pub(super) fn basic(&self, ty: TypeId) -> Result<Option<Basic>, Halt> {
        Ok(match self.universe.ty(self.universe.underlying(ty)?) {
            Type::Basic(Basic::UnsafePointer | Basic::UntypedNil) => None,
            Type::Basic(basic) => Some(basic.canonical()),
            _ => None,
        })
    }

    /// The type that an expression names, if it names one.
    pub(super) fn type_named(&self, expr: &Expr) -> Result<Option<TypeId>, Halt> {
        let _level = self.enter(expr.span)?;
        let resolve =
            |kind: TypeExprKind| self.universe.resolve(self.package, self.file, &TypeExpr { kind, span: expr.span });
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
                Some(id) if self.universe.path(id) == "unsafe" => {
                    (name.name == "Pointer").then(|| self.universe.intern(Type::Basic(Basic::UnsafePointer)))
                }
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

/// The type of a literal.
pub(super) const fn untyped(kind: LiteralKind) -> Basic {
    match kind {
        LiteralKind::Int => Basic::UntypedInt,
        LiteralKind::Float => Basic::UntypedFloat,
        LiteralKind::Imaginary => Basic::UntypedComplex,
        LiteralKind::Rune => Basic::UntypedRune,
        LiteralKind::String => Basic::UntypedString,
    }
}

/// A refusal at a place.
pub(super) fn refuse(message: impl Into<String>, span: Span) -> Halt {
    Unresolved { message: message.into(), span: Some(span), help: None }.into()
}

fn is_exported(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}
