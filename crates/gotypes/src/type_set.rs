//! What an interface asks for: all its methods, and the types it is limited to.
//!
//! An interface is the intersection of what it embeds. Unexported methods are compared by name
//! only, as a method does not carry its package.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use crate::identical;
use crate::types::{Basic, Interface, Method, PackageId, Term, Type, TypeId};
use crate::universe::{Stop, Universe, Unresolved};

/// What a type has to have to be in an interface's type set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeSet {
    /// All methods, sorted by name.
    pub methods: Vec<Method>,
    /// The types it is limited to; `None` where it is not. An empty list admits no type.
    pub terms: Option<Vec<Term>>,
    /// Whether only comparable types are in it.
    pub comparable: bool,
}

/// What one question may cost: interfaces embedded in one another double with each depth.
struct Budget {
    depth: u32,
    steps: u32,
}

impl Budget {
    fn new() -> Self {
        Self { depth: 100, steps: 100_000 }
    }

    /// One level deeper; give the level back by adding to `depth`.
    fn enter(&mut self) -> Result<(), Stop> {
        let exhausted = || Unresolved { message: "invalid recursive interface".to_owned(), span: None, help: None };
        self.depth = self.depth.checked_sub(1).ok_or_else(exhausted)?;
        self.steps = self.steps.checked_sub(1).ok_or_else(exhausted)?;
        Ok(())
    }
}

impl Universe {
    /// All methods of an interface, those of embedded interfaces included, sorted by name; none for
    /// a type that is not an interface.
    ///
    /// # Errors
    ///
    /// [`Stop::Pending`] where a package has to be loaded first; [`Stop::Unresolved`] where an
    /// embedded type is not known.
    pub fn interface_methods(&self, ty: TypeId) -> Result<Vec<Method>, Stop> {
        let mut methods = BTreeMap::new();
        if let Type::Interface(interface) = self.ty(self.underlying(ty)?) {
            self.collect(interface, &mut methods, &mut Budget::new())?;
        }
        Ok(methods.into_values().collect())
    }

    fn collect(
        &self,
        interface: &Interface,
        methods: &mut BTreeMap<SmolStr, Method>,
        budget: &mut Budget,
    ) -> Result<(), Stop> {
        budget.enter()?;
        for method in &interface.methods {
            methods.entry(method.name.clone()).or_insert_with(|| method.clone());
        }
        for union in &interface.embedded {
            if let [Term { tilde: false, ty }] = union.as_slice()
                && let Type::Interface(inner) = self.ty(self.underlying(*ty)?)
            {
                self.collect(inner, methods, budget)?;
            }
        }
        budget.depth += 1;
        Ok(())
    }

    /// The type set of an interface; of any other type the set that holds just it.
    ///
    /// # Errors
    ///
    /// As [`Universe::interface_methods`].
    pub fn type_set(&self, ty: TypeId) -> Result<TypeSet, Stop> {
        let mut set = TypeSet { methods: self.interface_methods(ty)?, terms: None, comparable: false };
        self.limit(ty, &mut set, &mut Budget::new())?;
        Ok(set)
    }

    /// Narrows `set` to what `ty` admits.
    fn limit(&self, ty: TypeId, set: &mut TypeSet, budget: &mut Budget) -> Result<(), Stop> {
        budget.enter()?;
        self.limit_within(ty, set, budget)?;
        budget.depth += 1;
        Ok(())
    }

    fn limit_within(&self, ty: TypeId, set: &mut TypeSet, budget: &mut Budget) -> Result<(), Stop> {
        if let Type::Named { decl, .. } = self.ty(self.unalias(ty)?)
            && self.decl_package(*decl) == PackageId::BUILTIN
            && self.decl_name(*decl) == "comparable"
        {
            set.comparable = true;
            return Ok(());
        }
        let Type::Interface(interface) = self.ty(self.underlying(ty)?) else {
            set.terms = Some(self.intersect(set.terms.take(), vec![Term { tilde: false, ty }])?);
            return Ok(());
        };
        for union in &interface.embedded {
            if let [Term { tilde: false, ty }] = union.as_slice() {
                self.limit(*ty, set, budget)?;
                continue;
            }
            if let Some(terms) = self.union(union, budget)? {
                set.terms = Some(self.intersect(set.terms.take(), terms)?);
            }
        }
        Ok(())
    }

    /// The terms of a union, interfaces in it resolved; `None` where one of them admits all types.
    fn union(&self, union: &[Term], budget: &mut Budget) -> Result<Option<Vec<Term>>, Stop> {
        let mut all: Vec<Term> = Vec::new();
        for term in union {
            if !matches!(self.ty(self.underlying(term.ty)?), Type::Interface(_)) {
                all.push(term.clone());
                continue;
            }
            let mut inner = TypeSet { methods: Vec::new(), terms: None, comparable: false };
            self.limit(term.ty, &mut inner, budget)?;
            match inner.terms {
                Some(terms) => {
                    for term in terms {
                        if !all.contains(&term) {
                            all.push(term);
                        }
                    }
                }
                None => return Ok(None),
            }
        }
        Ok(Some(all))
    }

    fn intersect(&self, known: Option<Vec<Term>>, terms: Vec<Term>) -> Result<Vec<Term>, Stop> {
        let Some(known) = known else { return Ok(terms) };
        let mut both = Vec::new();
        for left in &known {
            for right in &terms {
                if self.within(left, right)? {
                    both.push(left.clone());
                } else if self.within(right, left)? {
                    both.push(right.clone());
                }
            }
        }
        Ok(both)
    }

    /// Whether all types of the term `inner` are in the term `outer`.
    fn within(&self, inner: &Term, outer: &Term) -> Result<bool, Stop> {
        if outer.tilde {
            return identical(self, self.underlying(inner.ty)?, self.underlying(outer.ty)?);
        }
        Ok(!inner.tilde && identical(self, inner.ty, outer.ty)?)
    }

    /// Whether `ty` implements `interface`, so that it may stand where the interface is asked for,
    /// or be a type argument where it is the constraint. Nothing implements what is no interface.
    ///
    /// # Errors
    ///
    /// As [`Universe::method_set`].
    pub fn implements(&self, ty: TypeId, interface: TypeId) -> Result<bool, Stop> {
        if !matches!(self.ty(self.underlying(interface)?), Type::Interface(_)) {
            return Ok(false);
        }
        let wanted = self.type_set(interface)?;
        let is_interface = matches!(self.ty(self.underlying(ty)?), Type::Interface(_));
        if !wanted.methods.is_empty() {
            let methods = self.method_set(ty)?;
            for method in &wanted.methods {
                let Some(found) = methods.iter().find(|found| found.name == method.name) else { return Ok(false) };
                if !identical(self, found.ty, method.signature)? {
                    return Ok(false);
                }
            }
        }
        if wanted.comparable && !self.comparable(ty)? {
            return Ok(false);
        }
        let Some(terms) = wanted.terms else { return Ok(true) };
        let own = if is_interface { self.type_set(ty)?.terms } else { Some(vec![Term { tilde: false, ty }]) };
        let Some(own) = own else { return Ok(false) };
        for term in &own {
            let mut admitted = false;
            for outer in &terms {
                admitted = admitted || self.within(term, outer)?;
            }
            if !admitted {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether values of the type can be compared with `==`; comparing interfaces may still fail
    /// when the program runs.
    ///
    /// # Errors
    ///
    /// As [`Universe::underlying`].
    pub fn comparable(&self, ty: TypeId) -> Result<bool, Stop> {
        self.comparable_within(ty, &mut FxHashSet::default(), &mut Budget::new())
    }

    /// `seen` holds what has been looked at: it decides nothing any more.
    fn comparable_within(&self, ty: TypeId, seen: &mut FxHashSet<TypeId>, budget: &mut Budget) -> Result<bool, Stop> {
        if !seen.insert(ty) {
            return Ok(true);
        }
        budget.enter()?;
        let comparable = match self.ty(self.underlying(ty)?) {
            Type::Basic(basic) => *basic != Basic::UntypedNil,
            Type::Pointer(_) | Type::Chan(..) | Type::Interface(_) => true,
            Type::Array(_, elem) => self.comparable_within(*elem, seen, budget)?,
            Type::Struct(fields) => {
                for field in fields {
                    if !self.comparable_within(field.ty, seen, budget)? {
                        return Ok(false);
                    }
                }
                true
            }
            Type::Slice(_)
            | Type::Map(..)
            | Type::Func(_)
            | Type::Param { .. }
            | Type::Named { .. }
            | Type::Invalid(_) => false,
        };
        budget.depth += 1;
        Ok(comparable)
    }
}
