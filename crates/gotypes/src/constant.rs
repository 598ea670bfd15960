//! Constants: exact evaluation of Go's constant expressions, and the lengths of arrays.
//!
//! Declared constants are evaluated on demand and remembered. One that refers to others is put
//! aside until those are known, so a chain of any length needs no stack, and a cycle is seen for
//! what it is. What is not constant, or does not fit its type, is refused with Go's own words;
//! variables are never evaluated.

mod builtin;
mod eval;
mod float;
mod literal;
mod operators;
mod quote;
mod represent;
mod sizes;
mod typed;
mod value;

use std::sync::{PoisonError, RwLock};

use diag::Span;
use gosyn::ast::{ConstGroup, ConstSpec};
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

pub use float::{BigFloat, Float};
pub use quote::{quote, spell};
pub use value::Value;

use crate::scope::{Entry, ValueRef};
use crate::types::{ArrayLen, PackageId, TypeId};
use crate::universe::{Stop, Universe, Unresolved};
use eval::{Budget, Evaluator, Halt, refuse};

/// A constant: its exact value and its type, which may be an untyped one.
#[derive(Clone, Debug, PartialEq)]
pub struct Constant {
    /// The value.
    pub value: Value,
    /// The type: a basic type, an untyped one, or a type declared as one.
    pub ty: TypeId,
}

type Known = Result<Constant, Box<Unresolved>>;

/// The constants that have been evaluated, or found to be wrong.
#[derive(Default)]
pub(crate) struct Constants(RwLock<FxHashMap<PackageId, FxHashMap<SmolStr, Known>>>);

impl Constants {
    fn get(&self, package: PackageId, name: &str) -> Option<Known> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&package)?.get(name).cloned()
    }

    fn set(&self, package: PackageId, name: SmolStr, known: Known) {
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        all.entry(package).or_default().entry(name).or_insert(known);
    }
}

impl Universe {
    /// The length of an array type: `None` where none is written (`[...]T` outside a literal).
    ///
    /// # Errors
    ///
    /// [`Stop::Pending`] where a package has to be loaded first; [`Stop::Unresolved`] where the
    /// expression is not a constant, or no length.
    pub fn array_len(&self, len: &ArrayLen) -> Result<Option<i64>, Stop> {
        match len {
            ArrayLen::Known(known) => Ok(Some(*known)),
            ArrayLen::Unknown => Ok(None),
            ArrayLen::Expr(_) => self.settle(|budget| typed::array_len(self, len, budget)),
        }
    }

    /// The constant `name` declared in `package`.
    ///
    /// # Errors
    ///
    /// [`Stop::Pending`] where a package has to be loaded first; [`Stop::Unresolved`] where there
    /// is no such constant, or its declaration is wrong.
    pub fn constant(&self, package: PackageId, name: &str) -> Result<Constant, Stop> {
        self.settle(|_| match self.constants.get(package, name) {
            Some(known) => Ok(known.map_err(Stop::Unresolved)?),
            None => Err(Halt::Need(package, name.into())),
        })
    }

    /// Asks `question` again and again, evaluating in between the constants that it needs.
    fn settle<T>(&self, question: impl Fn(&Budget) -> Result<T, Halt>) -> Result<T, Stop> {
        let mut open: Vec<(PackageId, SmolStr)> = Vec::new();
        let mut waiting = FxHashSet::default();
        loop {
            let budget = Budget::default();
            let need = match open.last() {
                None => match question(&budget) {
                    Ok(answer) => return Ok(answer),
                    Err(Halt::Stop(stop)) => return Err(stop),
                    Err(Halt::Need(package, name)) => (package, name),
                },
                Some((package, name)) => {
                    let known = match self.evaluate(*package, name, &budget) {
                        Ok(constant) => Ok(constant),
                        Err(Halt::Stop(Stop::Unresolved(unresolved))) => Err(unresolved),
                        Err(Halt::Stop(Stop::Pending)) => return Err(Stop::Pending),
                        Err(Halt::Need(needed, by)) => {
                            if waiting.contains(&(needed, by.clone())) {
                                let cycle = self.cyclic(needed, &by);
                                self.constants.set(needed, by, Err(Box::new(cycle)));
                            } else {
                                waiting.insert((needed, by.clone()));
                                open.push((needed, by));
                            }
                            continue;
                        }
                    };
                    self.constants.set(*package, name.clone(), known);
                    open.pop();
                    continue;
                }
            };
            waiting.insert(need.clone());
            open.push(need);
        }
    }

    fn cyclic(&self, package: PackageId, name: &str) -> Unresolved {
        let place = || {
            let package = self.loaded(package)?;
            let Some(Entry::Const(at)) = package.lookup(name) else { return None };
            let group = package.files.get(at.file as usize)?.consts.get(at.group as usize)?;
            Some(group.specs.get(at.spec as usize)?.names.get(at.name as usize)?.span)
        };
        Unresolved {
            message: format!("initialization cycle or refers to itself: constant {name}"),
            span: place(),
            help: None,
        }
    }

    /// Evaluates one declared constant.
    fn evaluate(&self, package: PackageId, name: &SmolStr, budget: &Budget) -> Result<Constant, Halt> {
        let package = self.whole(package)?;
        let missing = |what: &str| Unresolved {
            message: format!("package {} declares no {what} {name}", package.path),
            span: None,
            help: None,
        };
        let Some(Entry::Const(at)) = package.lookup(name) else { return Err(missing("constant").into()) };
        let ValueRef { file, group, spec: iota, name: nth } = at;
        let file = package.files.get(file as usize).ok_or_else(|| missing("constant"))?;
        let group = file.consts.get(group as usize).ok_or_else(|| missing("constant"))?;
        let (iota, nth) = (iota as usize, nth as usize);
        let span = group.specs.get(iota).and_then(|spec| Some(spec.names.get(nth)?.span));
        let span = span.unwrap_or(Span::new(file.id, 0, 0));
        let spec = spelled_out(group, iota).ok_or_else(|| refuse(format!("missing init expr for {name}"), span))?;
        let value = spec.values.get(nth).ok_or_else(|| refuse(format!("missing init expr for {name}"), span))?;
        let evaluator = Evaluator { universe: self, package, file, iota: Some(iota), budget };
        let mut operand = evaluator.eval(value)?;
        if let Some(ty) = &spec.ty {
            let ty = self.resolve(package, file, ty)?;
            operand = evaluator.assign(operand, ty, value.span)?;
        }
        Ok(Constant { value: operand.value, ty: operand.ty })
    }
}

/// The spec whose type and values the spec `nth` has: itself, or the nearest one before it that
/// has values.
fn spelled_out(group: &ConstGroup, nth: usize) -> Option<&ConstSpec> {
    group.specs.get(..=nth)?.iter().rev().find(|spec| !spec.values.is_empty())
}
