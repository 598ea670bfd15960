//! Which instance of a generic type upstream's generators take for all of them.
//!
//! From 0.32 on gengo names every instance of a generic struct or interface `G[T]`, so the members of
//! the instance that it meets first count for all. It walks the requested packages by import path,
//! each package's names in byte order, and each type depth first; so does this module, once and only
//! if a generic type turns up. (Types of other packages that only signatures mention are not walked.)
//!
//! On the way it walks the constraints of such types, too. One that is no interface, as in `G[T []string]`, go/types wraps
//! into an interface of the same text, and so gengo takes the name of that type for an interface's, unless it has met
//! the type before.

use std::sync::OnceLock;

use gosyn::ast::{TypeExpr, TypeExprKind};
use gotypes::{DeclId, Entry, FuncId, Package, PackageId, Stop, Type, TypeId, Universe, Unresolved};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::compat::Profile;

/// The first instances, found when somebody first asks.
#[derive(Debug, Default)]
pub struct Instances {
    requested: Vec<PackageId>,
    /// Whether the instances of a generic struct or interface have one name (0.32 on).
    merged: bool,
    found: OnceLock<Result<Found, Unresolved>>,
    /// Whether a requested package has a constraint that is no interface: hardly any does, and all kinds depend on it.
    wrapped: OnceLock<bool>,
}

#[derive(Debug, Default)]
struct Found {
    /// Of each generic type the arguments that are met first.
    first: FxHashMap<DeclId, Box<[TypeId]>>,
    /// The generic types of which there are instances that upstream tells from one another.
    apart: FxHashSet<DeclId>,
    /// The instances of generic maps and slices of requested packages, which upstream tells from one another.
    named: FxHashMap<PackageId, Vec<TypeId>>,
    /// The types that are constraints first, and so interfaces to upstream.
    wrapped: FxHashSet<TypeId>,
}

impl Instances {
    /// For a run that is asked about these packages, sorted by import path.
    #[must_use]
    pub fn new(requested: &[PackageId], profile: &Profile) -> Self {
        Self { requested: requested.to_vec(), merged: profile.generics, ..Self::default() }
    }

    /// The type arguments of the instance of `decl` that is met first: empty where that is the
    /// declaration itself, `None` where it is never met.
    ///
    /// # Errors
    ///
    /// [`Stop::Pending`] where the walk has to go through a package that is not loaded; [`Stop::Unresolved`] where
    /// instances lead to ever new instances.
    pub fn first(&self, universe: &Universe, decl: DeclId) -> Result<Option<&[TypeId]>, Stop> {
        Ok(self.found(universe)?.first.get(&decl).map(AsRef::as_ref))
    }

    /// Whether there are instances of `decl` that upstream tells from one another, up to 0.31 also of structs.
    ///
    /// # Errors
    ///
    /// As [`Instances::first`].
    pub fn are_apart(&self, universe: &Universe, decl: DeclId) -> Result<bool, Stop> {
        Ok(self.found(universe)?.apart.contains(&decl))
    }

    /// The instances of the generic maps and slices that `package` declares: each is a type of its own to upstream.
    ///
    /// # Errors
    ///
    /// As [`Instances::first`].
    pub fn collections(&self, universe: &Universe, package: PackageId) -> Result<&[TypeId], Stop> {
        Ok(self.found(universe)?.named.get(&package).map_or(&[], Vec::as_slice))
    }

    /// Whether upstream takes `ty`, which is none, for an interface.
    ///
    /// # Errors
    ///
    /// As [`Instances::first`].
    pub fn is_wrapped(&self, universe: &Universe, ty: TypeId) -> Result<bool, Stop> {
        let any = *self.wrapped.get_or_init(|| self.requested.iter().any(|&id| has_wrapped(universe, id)));
        Ok(any && self.found(universe)?.wrapped.contains(&ty))
    }

    fn found(&self, universe: &Universe) -> Result<&Found, Stop> {
        let found = match self.found.get() {
            Some(found) => found,
            None => {
                let found = self.walk(universe)?;
                self.found.get_or_init(|| found)
            }
        };
        found.as_ref().map_err(|endless| endless.clone().into())
    }

    fn walk(&self, universe: &Universe) -> Result<Result<Found, Unresolved>, Stop> {
        let mut walk = Walk {
            universe,
            requested: &self.requested,
            merged: self.merged,
            found: Found::default(),
            seen: FxHashSet::default(),
            instances: 0,
            endless: None,
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
        match walk.endless {
            Some(endless) => Ok(Err(endless)),
            None if walk.pending => Err(Stop::Pending),
            None => Ok(Ok(walk.found)),
        }
    }
}

/// Whether a package declares a generic type with a constraint that may be no interface, as far as its text tells.
fn has_wrapped(universe: &Universe, id: PackageId) -> bool {
    let Some(package) = universe.loaded(id) else { return false };
    let mut params = package.files.iter().flat_map(|file| &file.types).flat_map(|spec| &spec.params);
    params.any(|param| matches!(param.constraint.as_slice(), [term] if !term.tilde && !is_interface(package, &term.ty)))
}

/// Whether a type expression is that of an interface, or of a type of another package, which is taken for one.
fn is_interface(package: &Package, ty: &TypeExpr) -> bool {
    match &ty.kind {
        TypeExprKind::Interface(_) | TypeExprKind::Qualified(_) => true,
        TypeExprKind::Name(name) => match package.lookup(name) {
            Some(Entry::Type { file, spec }) => {
                let spec = &package.files[file as usize].types[spec as usize];
                matches!(spec.ty.kind, TypeExprKind::Interface(_))
            }
            _ => matches!(name.as_str(), "any" | "comparable" | "error"),
        },
        _ => false,
    }
}

/// Instances of generic types that upstream tells apart before they are called endless.
const MAX_INSTANCES: usize = 10_000;

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
    merged: bool,
    found: Found,
    seen: FxHashSet<TypeId>,
    instances: usize,
    endless: Option<Unresolved>,
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
        while self.endless.is_none()
            && let Some(work) = self.open.pop()
        {
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

    /// Notes the constraints of a generic type that are no interfaces; the others are walked before what the type is made
    /// of. Those of elsewhere are taken for interfaces: no package is read for a constraint.
    fn constraints(&mut self, decl: DeclId) {
        for constraint in self.answer(self.universe.constraints(decl)).into_iter().flatten() {
            if let Type::Named { decl, .. } = self.universe.ty(constraint)
                && !self.requested.contains(&self.universe.decl_package(*decl))
            {
                continue;
            }
            let Some(ty) = self.answer(self.universe.unalias(constraint)) else { continue };
            let Some(under) = self.answer(self.universe.underlying(ty)) else { continue };
            match self.universe.ty(under) {
                Type::Interface(_) => self.open.push(Work::Named(ty)),
                // The predeclared ones have their names already.
                Type::Basic(_) if ty == under => {}
                // An alias of the type is the text then, and not its name.
                _ if ty != constraint || self.seen.contains(&ty) => {}
                _ => {
                    self.found.wrapped.insert(ty);
                }
            }
        }
    }

    fn give_up(&mut self, decl: DeclId, span: Option<diag::Span>) {
        self.endless = Some(Unresolved {
            message: format!("instances of {} lead to ever new instances", self.universe.decl_name(decl)),
            span,
            help: Some(
                "a generator would never end: let a generic type speak of itself with its own parameters".to_owned(),
            ),
        });
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
                    let Some(under) = self.answer(self.universe.underlying(self.universe.named(*decl))) else { return };
                    let under = self.universe.ty(under);
                    let apart = !self.merged || !matches!(under, Type::Struct(_) | Type::Interface(_));
                    if !apart {
                        self.constraints(*decl);
                        if self.found.first.contains_key(decl) {
                            return;
                        }
                    }
                    self.found.first.entry(*decl).or_insert_with(|| args.clone());
                    if apart && !args.is_empty() && !self.seen.contains(&ty) {
                        self.instances += 1;
                        self.found.apart.insert(*decl);
                        if self.instances > MAX_INSTANCES {
                            self.give_up(*decl, declared.span);
                            return;
                        }
                        if matches!(under, Type::Map(..) | Type::Slice(_)) {
                            self.found.named.entry(package).or_default().push(ty);
                        }
                    }
                }
                if self.found.wrapped.contains(&ty) || !self.seen.insert(ty) {
                    return;
                }
                let underlying = self.answer(self.universe.underlying(ty));
                self.open.extend(underlying.map(work));
                if !self.requested.contains(&package) {
                    return;
                }
                for id in self.answer(self.universe.methods(*decl)).into_iter().flatten() {
                    let Some(signature) = self.answer(self.universe.signature(id)) else { continue };
                    if declared.params.is_empty() || !args.is_empty() {
                        let signature = self.universe.instantiate(signature, &declared.params, args);
                        self.open.push(Work::Mentioned(signature));
                        continue;
                    }
                    // The receiver is an instance, too: by the names that it gives the parameters.
                    let args: Box<[TypeId]> = self.universe.receiver_args(id).into();
                    let signature = self.universe.instantiate(signature, &declared.params, &args);
                    let receiver = self.universe.intern(Type::Named { decl: *decl, args });
                    self.open.extend([Work::Mentioned(signature), Work::Mentioned(receiver)]);
                }
            }
            Type::Pointer(elem) | Type::Slice(elem) | Type::Array(_, elem) | Type::Chan(_, elem) => {
                self.seen.insert(ty);
                self.open.push(work(*elem));
            }
            Type::Map(key, value) => {
                self.seen.insert(ty);
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
