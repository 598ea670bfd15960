//! Which instance of a generic type upstream's generators take for all of them.
//!
//! From 0.32 on gengo names every instance of a generic struct or interface `G[T]`, so the members of
//! the instance that it meets first count for all. It walks the requested packages by import path,
//! each package's names in byte order, and each type depth first; so does this module, once and only
//! if a generic type turns up. (Types of other packages that only signatures mention are not walked.)

use std::sync::OnceLock;

use gotypes::{DeclId, Entry, FuncId, PackageId, Stop, Type, TypeId, Universe};
use rustc_hash::{FxHashMap, FxHashSet};

/// The first instances, found when somebody first asks.
#[derive(Debug, Default)]
pub struct Instances {
    requested: Vec<PackageId>,
    found: OnceLock<Found>,
}

#[derive(Debug, Default)]
struct Found {
    /// Of each generic type the arguments that are met first.
    first: FxHashMap<DeclId, Box<[TypeId]>>,
    /// The instances of generic maps and slices of requested packages, which upstream tells from one another.
    named: FxHashMap<PackageId, Vec<TypeId>>,
}

impl Instances {
    /// For a run that is asked about these packages, sorted by import path.
    #[must_use]
    pub fn new(requested: &[PackageId]) -> Self {
        Self { requested: requested.to_vec(), found: OnceLock::new() }
    }

    /// The type arguments of the instance of `decl` that is met first: empty where that is the
    /// declaration itself, `None` where it is never met.
    ///
    /// # Errors
    ///
    /// [`Stop::Pending`] where the walk has to go through a package that is not loaded.
    pub fn first(&self, universe: &Universe, decl: DeclId) -> Result<Option<&[TypeId]>, Stop> {
        Ok(self.found(universe)?.first.get(&decl).map(AsRef::as_ref))
    }

    /// The instances of the generic maps and slices that `package` declares: each is a type of its own to upstream.
    ///
    /// # Errors
    ///
    /// As [`Instances::first`].
    pub fn collections(&self, universe: &Universe, package: PackageId) -> Result<&[TypeId], Stop> {
        Ok(self.found(universe)?.named.get(&package).map_or(&[], Vec::as_slice))
    }

    fn found(&self, universe: &Universe) -> Result<&Found, Stop> {
        match self.found.get() {
            Some(found) => Ok(found),
            None => {
                let found = self.walk(universe)?;
                Ok(self.found.get_or_init(|| found))
            }
        }
    }

    fn walk(&self, universe: &Universe) -> Result<Found, Stop> {
        let mut walk = Walk {
            universe,
            requested: &self.requested,
            found: Found::default(),
            seen: FxHashSet::default(),
            open: Vec::new(),
            pending: false,
        };
        for &id in &self.requested {
            let package = match universe.whole(id) {
                Ok(package) => package,
                Err(stop) => {
                    walk.pending |= stop == Stop::Pending;
                    continue;
                }
            };
            for (name, entry) in package.names() {
                match entry {
                    Entry::Type { .. } => walk.open.push(Work::Named(universe.named(universe.decl_id(id, name)))),
                    Entry::Func(index) => walk.open.push(Work::Func(FuncId { package: id, index })),
                    Entry::Const(_) | Entry::Var(_) => {}
                }
                walk.all();
            }
        }
        if walk.pending { Err(Stop::Pending) } else { Ok(walk.found) }
    }
}

/// Instances of one package's collections before they are called endless.
const MAX_INSTANCES: usize = 1_000;
/// Types walked before an instance is called one that makes others without end.
const MAX_SEEN: usize = 1_000_000;

/// What is still to be walked.
enum Work {
    /// A type that is declared, or that a value holds.
    Named(TypeId),
    /// A type that only a signature speaks of.
    Mentioned(TypeId),
    Func(FuncId),
}

struct Walk<'u> {
    universe: &'u Universe,
    requested: &'u [PackageId],
    found: Found,
    seen: FxHashSet<TypeId>,
    /// The next one last: types may be chained more deeply than a thread's stack.
    open: Vec<Work>,
    pending: bool,
}

impl Walk<'_> {
    fn answer<T>(&mut self, answer: Result<T, Stop>) -> Option<T> {
        if matches!(answer, Err(Stop::Pending)) {
            self.pending = true;
        }
        answer.ok()
    }

    fn all(&mut self) {
        while let Some(work) = self.open.pop() {
            let nested = self.open.len();
            match work {
                Work::Named(ty) => self.ty(ty, false),
                Work::Mentioned(ty) => self.ty(ty, true),
                Work::Func(id) => {
                    let signature = self.answer(self.universe.signature(id));
                    self.open.extend(signature.map(Work::Mentioned));
                }
            }
            self.open[nested..].reverse();
        }
    }

    /// Notes one type, and what it is made of for later; `mentioned` says that only a signature speaks of it.
    fn ty(&mut self, ty: TypeId, mentioned: bool) {
        let work = if mentioned { Work::Mentioned } else { Work::Named };
        let Some(ty) = self.answer(self.universe.unalias(ty)) else { return };
        match self.universe.ty(ty) {
            Type::Named { decl, args } => {
                let package = self.universe.decl_package(*decl);
                if mentioned && args.is_empty() && !self.requested.contains(&package) {
                    return;
                }
                let Some(declared) = self.answer(self.universe.decl(*decl)) else { return };
                if !declared.params.is_empty() {
                    let apart = matches!(self.universe.ty(declared.rhs), Type::Map(..) | Type::Slice(_));
                    if !apart && self.found.first.contains_key(decl) {
                        return;
                    }
                    self.found.first.entry(*decl).or_insert_with(|| args.clone());
                    if apart && !args.is_empty() {
                        let named = self.found.named.entry(package).or_default();
                        if named.len() < MAX_INSTANCES && !named.contains(&ty) {
                            named.push(ty);
                        }
                    }
                }
                if !self.seen.insert(ty) || self.seen.len() > MAX_SEEN {
                    return;
                }
                let underlying = self.answer(self.universe.underlying(ty));
                self.open.extend(underlying.map(work));
                if !self.requested.contains(&package) {
                    return;
                }
                let methods = self.answer(self.universe.methods(*decl));
                self.open.extend(methods.into_iter().flatten().map(Work::Func));
            }
            Type::Pointer(elem) | Type::Slice(elem) | Type::Array(_, elem) | Type::Chan(_, elem) => {
                self.open.push(work(*elem));
            }
            Type::Map(key, value) => {
                self.open.extend([work(*value), work(*key)]);
            }
            Type::Struct(fields) if self.seen.insert(ty) => {
                self.open.extend(fields.iter().map(|field| work(field.ty)));
            }
            Type::Func(signature) if self.seen.insert(ty) => {
                let params = signature.params.iter().chain(&signature.results);
                self.open.extend(params.map(|param| Work::Mentioned(param.ty)));
            }
            Type::Interface(interface) if self.seen.insert(ty) => {
                self.open.extend(interface.methods.iter().map(|method| Work::Mentioned(method.signature)));
            }
            Type::Struct(_)
            | Type::Func(_)
            | Type::Interface(_)
            | Type::Basic(_)
            | Type::Param { .. }
            | Type::Invalid(_) => {}
        }
    }
}
