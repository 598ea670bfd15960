//! All packages of a run and the questions that can be asked of them.

mod functions;
mod types;

use std::collections::BTreeSet;
use std::sync::{Mutex, OnceLock, PoisonError};

use diag::{FileId, Span};
use gosyn::ast::{self, File};
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use crate::constant::Constants;
use crate::index::Index;
use crate::resolve::{Pending, Resolver};
use crate::scope::{self, Declared, Entry, ImportTarget, Missing, MoreSyntax, Package};
use crate::types::{Basic, DeclId, Interface, Method, PackageId, Param, Signature, Type, TypeId};

/// Why a question has no answer now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A package has to be loaded first; it has been noted as demanded.
    Pending,
    /// There is no answer.
    Unresolved(Box<Unresolved>),
}

impl From<Pending> for Stop {
    fn from(_: Pending) -> Self {
        Self::Pending
    }
}

impl From<Unresolved> for Stop {
    fn from(unresolved: Unresolved) -> Self {
        Self::Unresolved(Box::new(unresolved))
    }
}

/// A name that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unresolved {
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where the name is used.
    pub span: Option<Span>,
    /// The remedy.
    pub help: Option<String>,
}

/// Whether a declaration makes a type or only names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeclKind {
    /// `type A B`.
    Defined,
    /// `type A = B`.
    Alias,
}

/// A type declaration that has been looked at.
#[derive(Clone, Debug)]
pub struct Decl {
    /// Whether it is an alias.
    pub kind: DeclKind,
    /// The right side.
    pub rhs: TypeId,
    /// Its type parameters, each a [`Type::Param`].
    pub params: Vec<TypeId>,
    /// Its identifier; `None` for a predeclared type.
    pub span: Option<Span>,
}

struct DeclSlot {
    package: PackageId,
    name: SmolStr,
    resolved: OnceLock<Result<Decl, Box<Unresolved>>>,
    /// The type that it makes, without arguments.
    named: OnceLock<TypeId>,
}

/// A type, and what names lead to, which is asked for all the time.
struct TypeSlot {
    ty: Type,
    unaliased: OnceLock<TypeId>,
    underlying: OnceLock<TypeId>,
}

enum State {
    Referred,
    Loaded(Box<Package>),
    Failed(Missing),
}

struct Slot {
    target: ImportTarget,
    state: State,
}

/// All packages of a run. Questions take `&self` and may be asked from any thread; only
/// [`Universe::add`] and [`Universe::fail`] change it.
pub struct Universe {
    packages: Vec<Slot>,
    index: FxHashMap<SmolStr, PackageId>,
    by_path: FxHashMap<SmolStr, Result<PackageId, Missing>>,
    decls: boxcar::Vec<DeclSlot>,
    decl_index: Index<(PackageId, SmolStr), DeclId>,
    types: boxcar::Vec<TypeSlot>,
    type_index: Index<Type, TypeId>,
    demands: Mutex<BTreeSet<PackageId>>,
    wanted: Mutex<BTreeSet<SmolStr>>,
    predeclared: FxHashMap<&'static str, TypeId>,
    any: DeclId,
    pub(crate) constants: Constants,
}

impl Default for Universe {
    fn default() -> Self {
        let builtin = ImportTarget { key: SmolStr::default(), path: SmolStr::default(), standard: true };
        let missing = Missing { message: "predeclared names have no package".to_owned(), help: None };
        let mut universe = Self {
            packages: vec![Slot { target: builtin, state: State::Failed(missing) }],
            index: FxHashMap::default(),
            by_path: FxHashMap::default(),
            decls: boxcar::Vec::new(),
            decl_index: Index::default(),
            types: boxcar::Vec::new(),
            type_index: Index::default(),
            demands: Mutex::default(),
            wanted: Mutex::default(),
            predeclared: FxHashMap::default(),
            any: DeclId(0),
            constants: Constants::default(),
        };
        for basic in Basic::NAMED {
            let ty = universe.intern(Type::Basic(basic));
            universe.predeclared.insert(basic.name(), ty);
        }
        let string = universe.predeclared["string"];
        let empty = universe.intern(Type::Interface(Box::default()));
        universe.any = universe.predeclare("any", DeclKind::Alias, empty);
        let signature = Signature {
            params: Vec::new(),
            results: vec![Param { name: SmolStr::default(), ty: string }],
            variadic: false,
        };
        let signature = universe.intern(Type::Func(Box::new(signature)));
        let nowhere = Span::new(FileId(u32::MAX), 0, 0);
        let error = Method { name: "Error".into(), signature, span: nowhere };
        let error = Interface { methods: vec![error], embedded: Vec::new() };
        let error = universe.intern(Type::Interface(Box::new(error)));
        universe.predeclare("error", DeclKind::Defined, error);
        universe.predeclare("comparable", DeclKind::Defined, empty);
        universe
    }
}

impl Universe {
    /// An empty universe, with the predeclared names.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn predeclare(&mut self, name: &'static str, kind: DeclKind, rhs: TypeId) -> DeclId {
        let decl = self.decl_id(PackageId::BUILTIN, name);
        let resolved = Ok(Decl { kind, rhs, params: Vec::new(), span: None });
        let fresh = self.decls[decl.0 as usize].resolved.set(resolved).is_ok();
        debug_assert!(fresh, "{name} is declared once");
        let ty = self.intern(Type::Named { decl, args: Box::default() });
        self.predeclared.insert(name, ty);
        decl
    }

    /// The id of the package behind `target`, whether it is loaded or not.
    pub fn refer(&mut self, target: &ImportTarget) -> PackageId {
        if let Some(&id) = self.index.get(&target.key) {
            return id;
        }
        let id = PackageId(self.packages.len() as u32);
        self.packages.push(Slot { target: target.clone(), state: State::Referred });
        self.index.insert(target.key.clone(), id);
        self.by_path.entry(target.path.clone()).or_insert(Ok(id));
        id
    }

    /// The package that Go code names `path`, which a marker or a flag speaks of.
    ///
    /// # Errors
    ///
    /// [`Stop::Pending`] where nothing has referred to the path yet; it is then among
    /// [`Universe::take_wanted`]. [`Stop::Unresolved`] where it leads nowhere.
    pub fn package_at(&self, path: &str) -> Result<PackageId, Stop> {
        match self.by_path.get(path) {
            Some(Ok(id)) => Ok(*id),
            Some(Err(missing)) => Err(unresolved_package(missing, None).into()),
            None => {
                self.wanted.lock().unwrap_or_else(PoisonError::into_inner).insert(path.into());
                Err(Stop::Pending)
            }
        }
    }

    /// The paths that [`Universe::package_at`] has waited for since the last call, sorted. Each is
    /// to be answered with [`Universe::place`].
    pub fn take_wanted(&mut self) -> Vec<SmolStr> {
        let wanted = self.wanted.get_mut().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(wanted).into_iter().collect()
    }

    /// Says where a wanted path leads.
    pub fn place(&mut self, path: SmolStr, target: Result<ImportTarget, Missing>) {
        let answer = target.map(|target| self.refer(&target));
        self.by_path.insert(path, answer);
    }

    /// Makes room for packages that declare so many types, which are then asked for.
    pub fn reserve(&mut self, types: usize) {
        self.decl_index.reserve(types);
        // A field's type is seldom that of no other field.
        self.type_index.reserve(types);
    }

    /// Adds a package that has been read, as syntax or with its scope. A package that is there already stays as it is.
    pub fn add(&mut self, syntax: impl Into<Declared>) -> PackageId {
        let Declared { target, mut package, imports } = syntax.into();
        let id = self.refer(&target);
        if !matches!(self.packages[id.0 as usize].state, State::Loaded(_)) {
            package.id = id;
            scope::import(&mut package, imports, |target| self.refer(target));
            self.packages[id.0 as usize].state = State::Loaded(Box::new(package));
        }
        id
    }

    /// Adds the files of a package that were left when it was added.
    pub fn complete(&mut self, id: PackageId, mut more: MoreSyntax) {
        scope::sort(&mut more.imports);
        // Interning the imports needs the rest of the universe.
        let unknown = State::Failed(Missing { message: "the package is being read".to_owned(), help: None });
        let mut state = std::mem::replace(&mut self.packages[id.0 as usize].state, unknown);
        if let State::Loaded(package) = &mut state {
            package.left = None;
            scope::import(package, more.imports, |target| self.refer(target));
            scope::declare(package, more.files, more.file_names);
        }
        self.packages[id.0 as usize].state = state;
    }

    /// Notes that a package cannot be loaded, so that questions about it say why.
    pub fn fail(&mut self, id: PackageId, missing: Missing) {
        self.packages[id.0 as usize].state = State::Failed(missing);
    }

    /// The packages that questions have waited for since the last call, in the order of their ids.
    pub fn take_demands(&mut self) -> Vec<PackageId> {
        let demands = self.demands.get_mut().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(demands).into_iter().collect()
    }

    /// Where the package `id` is found.
    #[must_use]
    pub fn target(&self, id: PackageId) -> &ImportTarget {
        &self.packages[id.0 as usize].target
    }

    /// The import path of `id` as Go code names it.
    #[must_use]
    pub fn path(&self, id: PackageId) -> &SmolStr {
        &self.packages[id.0 as usize].target.path
    }

    /// Whether the package `id` belongs to the standard library.
    #[must_use]
    pub fn is_standard(&self, id: PackageId) -> bool {
        self.packages[id.0 as usize].target.standard
    }

    /// The package with this full import path, if anything refers to it.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<PackageId> {
        self.index.get(key).copied()
    }

    /// The package `id`, if it is loaded; asking notes no demand.
    #[must_use]
    pub fn loaded(&self, id: PackageId) -> Option<&Package> {
        match &self.packages[id.0 as usize].state {
            State::Loaded(package) => Some(package),
            State::Referred | State::Failed(_) => None,
        }
    }

    /// All loaded packages, in the order of their ids.
    pub fn packages(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter_map(|slot| match &slot.state {
            State::Loaded(package) => Some(&**package),
            State::Referred | State::Failed(_) => None,
        })
    }

    /// The package `id`.
    ///
    /// # Errors
    ///
    /// [`Stop::Pending`] where it has to be loaded first, [`Stop::Unresolved`] where it cannot be.
    pub fn package(&self, id: PackageId) -> Result<&Package, Stop> {
        match &self.packages[id.0 as usize].state {
            State::Loaded(package) => Ok(package),
            State::Referred => {
                self.demand(id);
                Err(Stop::Pending)
            }
            State::Failed(missing) => Err(unresolved_package(missing, None).into()),
        }
    }

    /// The package `id` with all of its files: [`Universe::package`] may lack some that declare no types.
    ///
    /// # Errors
    ///
    /// As [`Universe::package`].
    pub fn whole(&self, id: PackageId) -> Result<&Package, Stop> {
        let package = self.package(id)?;
        if package.is_whole() {
            return Ok(package);
        }
        self.demand(id);
        Err(Stop::Pending)
    }

    /// The package `id` with all of its files in which one of `words` may stand. The run must ask for these words.
    ///
    /// # Errors
    ///
    /// As [`Universe::package`].
    pub fn mentioning(&self, id: PackageId, words: &[&str]) -> Result<&Package, Stop> {
        let package = self.package(id)?;
        if words.iter().any(|word| package.may_mention(word)) { self.whole(id) } else { Ok(package) }
    }

    pub(crate) fn demand(&self, id: PackageId) {
        self.demands.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
    }

    pub(crate) fn failed(&self, id: PackageId) -> bool {
        matches!(self.packages[id.0 as usize].state, State::Failed(_))
    }

    /// The file with this id in the package `id`.
    #[must_use]
    pub fn file(&self, id: PackageId, file: FileId) -> Option<&File> {
        self.loaded(id)?.file(file)
    }

    /// The declaration `(package, name)`; nothing is looked at.
    pub fn decl_id(&self, package: PackageId, name: &str) -> DeclId {
        let is = |known: &(PackageId, SmolStr)| known.0 == package && known.1 == name;
        self.decl_index.id(&(package, name), is, || {
            let name = SmolStr::new(name);
            let slot = DeclSlot { package, name: name.clone(), resolved: OnceLock::new(), named: OnceLock::new() };
            ((package, name), DeclId(self.decls.push(slot) as u32))
        })
    }

    /// The package that a declaration is in.
    #[must_use]
    pub fn decl_package(&self, decl: DeclId) -> PackageId {
        self.decls[decl.0 as usize].package
    }

    /// The name of a declaration.
    #[must_use]
    pub fn decl_name(&self, decl: DeclId) -> &SmolStr {
        &self.decls[decl.0 as usize].name
    }

    /// Whether this is the predeclared `any`, which upstream's generators tell from `interface{}`.
    #[must_use]
    pub fn is_any(&self, decl: DeclId) -> bool {
        decl == self.any
    }

    /// What a declaration says.
    ///
    /// # Errors
    ///
    /// [`Stop::Pending`] where a package has to be loaded first; [`Stop::Unresolved`] where the
    /// package is missing or does not declare such a type.
    pub fn decl(&self, decl: DeclId) -> Result<&Decl, Stop> {
        let slot = &self.decls[decl.0 as usize];
        if let Some(resolved) = slot.resolved.get() {
            return resolved.as_ref().map_err(|unresolved| Stop::Unresolved(unresolved.clone()));
        }
        let package = self.package(slot.package)?;
        let resolved = match package.lookup(&slot.name) {
            Some(Entry::Type { file, spec }) => {
                let resolved = self.resolve_decl(package, file, spec)?;
                if resolved.kind == DeclKind::Alias && self.names_itself(package, decl, resolved.rhs)? {
                    Err(Box::new(self.recursive(decl, resolved.span)))
                } else {
                    Ok(resolved)
                }
            }
            Some(_) => Err(Box::new(Unresolved {
                message: format!("{}.{} is not a type", package.name, slot.name),
                span: None,
                help: None,
            })),
            None => Err(Box::new(Unresolved {
                message: format!("package {} declares no type {}", package.path, slot.name),
                span: None,
                help: None,
            })),
        };
        slot.resolved.get_or_init(|| resolved).as_ref().map_err(|unresolved| Stop::Unresolved(unresolved.clone()))
    }

    fn resolve_decl(&self, package: &Package, file: u32, spec: u32) -> Result<Decl, Pending> {
        let file = &package.files[file as usize];
        let spec = &file.types[spec as usize];
        let params = self.type_params(&spec.params, spec.name.span);
        let resolver = Resolver { universe: self, package, file, params: &params };
        let rhs = resolver.ty(&spec.ty)?;
        Ok(Decl {
            kind: if spec.alias { DeclKind::Alias } else { DeclKind::Defined },
            rhs,
            params: params.into_iter().map(|(_, ty)| ty).collect(),
            span: Some(spec.name.span),
        })
    }

    /// Whether an alias speaks of itself with no defined type in between, whatever stands there instead: its text
    /// would never end.
    fn names_itself(&self, package: &Package, alias: DeclId, rhs: TypeId) -> Result<bool, Pending> {
        let (mut seen, mut open) = (FxHashSet::default(), vec![rhs]);
        while let Some(ty) = open.pop() {
            match self.ty(ty) {
                Type::Named { decl, args } => {
                    open.extend(args);
                    if *decl == alias {
                        return Ok(true);
                    }
                    // A cycle never leaves a package, for imports make none.
                    if self.decl_package(*decl) == package.id()
                        && let Some(Entry::Type { file, spec }) = package.lookup(self.decl_name(*decl))
                        && package.files[file as usize].types[spec as usize].alias
                        && seen.insert(*decl)
                    {
                        open.push(self.resolve_decl(package, file, spec)?.rhs);
                    }
                }
                Type::Pointer(elem) | Type::Slice(elem) | Type::Array(_, elem) | Type::Chan(_, elem) => {
                    open.push(*elem)
                }
                Type::Map(key, value) => open.extend([*key, *value]),
                Type::Struct(fields) => open.extend(fields.iter().map(|field| field.ty)),
                Type::Func(signature) => {
                    open.extend(signature.params.iter().chain(&signature.results).map(|param| param.ty));
                }
                Type::Interface(interface) => {
                    open.extend(interface.methods.iter().map(|method| method.signature));
                    open.extend(interface.embedded.iter().flatten().map(|term| term.ty));
                }
                Type::Basic(_) | Type::Param { .. } | Type::Invalid(_) => {}
            }
        }
        Ok(false)
    }

    /// The type parameters of a list, whose owner's identifier stands at `owner`.
    pub(crate) fn type_params(&self, params: &[ast::TypeParam], owner: Span) -> Vec<(SmolStr, TypeId)> {
        let mut out = Vec::new();
        for (index, param) in params.iter().enumerate() {
            let name = param.name.name.clone();
            let ty = self.intern(Type::Param { name: name.clone(), index: index as u32, owner });
            out.push((name, ty));
        }
        out
    }

    /// The constraints of a type's parameters that are one type, be it an interface or not; unions and `~T` are none.
    ///
    /// # Errors
    ///
    /// As [`Universe::decl`].
    pub fn constraints(&self, decl: DeclId) -> Result<Vec<TypeId>, Stop> {
        let (package, file, spec) = self.spec(decl)?;
        let params = self.type_params(&spec.params, spec.name.span);
        let resolver = Resolver { universe: self, package, file, params: &params };
        let mut constraints = Vec::new();
        for param in &spec.params {
            if let [ast::Term { tilde: false, ty }] = param.constraint.as_slice() {
                constraints.push(resolver.ty(ty)?);
            }
        }
        Ok(constraints)
    }

    /// The syntax of a declared type.
    ///
    /// # Errors
    ///
    /// As [`Universe::decl`].
    pub fn spec(&self, decl: DeclId) -> Result<(&Package, &File, &ast::TypeSpec), Stop> {
        let slot = &self.decls[decl.0 as usize];
        let package = self.package(slot.package)?;
        match package.lookup(&slot.name) {
            Some(Entry::Type { file, spec }) => {
                let file = &package.files[file as usize];
                Ok((package, file, &file.types[spec as usize]))
            }
            _ => Err(Unresolved {
                message: format!("package {} declares no type {}", package.path, slot.name),
                span: None,
                help: None,
            }
            .into()),
        }
    }

    /// Where `qualifier` leads in `file` of `package`.
    ///
    /// # Errors
    ///
    /// [`Stop::Pending`] where an import has to be loaded to know its name.
    pub fn qualifier(&self, package: &Package, file: &File, qualifier: &ast::Ident) -> Result<PackageId, Stop> {
        let resolver = Resolver { universe: self, package, file, params: &[] };
        resolver.qualifier(qualifier).map_err(Stop::from)?.map_err(Stop::from)
    }

    /// Resolves a type expression that stands in `file` of `package`.
    ///
    /// # Errors
    ///
    /// [`Stop::Pending`] where an import has to be loaded to know its name.
    pub fn resolve(&self, package: &Package, file: &File, ty: &ast::TypeExpr) -> Result<TypeId, Stop> {
        Ok(Resolver { universe: self, package, file, params: &[] }.ty(ty)?)
    }
}

pub(crate) fn unresolved_package(missing: &Missing, span: Option<Span>) -> Unresolved {
    Unresolved { message: missing.message.clone(), span, help: missing.help.clone() }
}
