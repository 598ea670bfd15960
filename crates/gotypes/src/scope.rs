//! A package as syntax, and what its scope declares.

use std::path::PathBuf;
use std::sync::OnceLock;

use diag::FileId;
use gosyn::ast::{File, ImportName};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::types::{PackageId, TypeId};

/// Where an import leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportTarget {
    /// What tells the package from all others of the run: its full import path.
    pub key: SmolStr,
    /// Its import path as Go code names it (without what stands before a vendor directory).
    pub path: SmolStr,
    /// Whether it belongs to the standard library.
    pub standard: bool,
}

/// Why an import leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Missing {
    /// What is missing, in one sentence.
    pub message: String,
    /// The remedy.
    pub help: Option<String>,
}

/// A package as it was read: the input of [`Universe::add`](crate::Universe::add).
#[derive(Debug)]
pub struct PackageSyntax {
    /// Which package.
    pub target: ImportTarget,
    /// Its directory.
    pub dir: PathBuf,
    /// The name in its package clauses.
    pub name: SmolStr,
    /// Its files, sorted by name; those that the build constraints leave out are not here.
    pub files: Vec<File>,
    /// The files' names, without directories.
    pub file_names: Vec<SmolStr>,
    /// Where each import path in the files leads, in any order.
    pub imports: Imports,
    /// What is known of its other files.
    pub left: Option<Left>,
}

/// More files of a package: the input of [`Universe::complete`](crate::Universe::complete).
#[derive(Debug)]
pub struct MoreSyntax {
    /// The files that were left.
    pub files: Vec<File>,
    /// Their names, without directories.
    pub file_names: Vec<SmolStr>,
    /// Where each import path in them leads, in any order.
    pub imports: Imports,
}

/// A function of a universe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FuncId {
    /// The package that declares it.
    pub package: PackageId,
    /// Its place in [`Package::funcs`].
    pub index: u32,
}

/// A function or method.
#[derive(Debug)]
pub struct Func {
    /// The file, by its place in [`Package::files`].
    pub file: u32,
    /// The declaration, by its place in [`File::funcs`].
    pub decl: u32,
    /// Whether the receiver is a pointer; meaningless for a function.
    pub pointer_receiver: bool,
    pub(crate) signature: OnceLock<TypeId>,
}

/// A constant or variable: where its spec stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueRef {
    /// The file, by its place in [`Package::files`].
    pub file: u32,
    /// For a constant the group, for a variable the spec.
    pub group: u32,
    /// For a constant the spec in the group (its iota); 0 for a variable.
    pub spec: u32,
    /// Which of the names of the spec.
    pub name: u32,
}

/// What a name in a package's scope is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A type: file and place in [`File::types`].
    Type {
        /// The file, by its place in [`Package::files`].
        file: u32,
        /// The spec.
        spec: u32,
    },
    /// A function: its place in [`Package::funcs`].
    Func(u32),
    /// A constant.
    Const(ValueRef),
    /// A variable.
    Var(ValueRef),
}

/// A loaded package.
#[derive(Debug)]
pub struct Package {
    /// Its import path as Go code names it.
    pub path: SmolStr,
    /// Its full import path, which tells it from all others.
    pub key: SmolStr,
    /// Its directory.
    pub dir: PathBuf,
    /// The name in its package clauses.
    pub name: SmolStr,
    /// Its files, sorted by name; behind them those that were left at first.
    pub files: Vec<File>,
    /// The files' names, without directories.
    pub file_names: Vec<SmolStr>,
    /// Functions and methods.
    pub funcs: Vec<Func>,
    pub(crate) id: PackageId,
    pub(crate) scope: FxHashMap<SmolStr, Entry>,
    pub(crate) methods: FxHashMap<SmolStr, Vec<u32>>,
    pub(crate) imports: FxHashMap<SmolStr, Result<PackageId, Missing>>,
    pub(crate) left: Option<Left>,
}

/// The files of a package that are not parsed unless somebody needs them: they declare no types.
#[derive(Clone, Debug, Default)]
pub struct Left {
    /// Words that stand in none of them.
    pub lack: Vec<SmolStr>,
}

impl Left {
    /// Whether `word` may stand in one of them.
    fn may_mention(&self, word: &str) -> bool {
        // A name mostly starts with the word, which is known sooner than that it holds it.
        !self.lack.iter().any(|lack| word.starts_with(lack.as_str()) || word.contains(lack.as_str()))
    }
}

impl Package {
    /// Whether all of its files have been parsed.
    pub(crate) fn is_whole(&self) -> bool {
        self.left.is_none()
    }

    /// Whether a file that has not been parsed may mention `word`.
    pub(crate) fn may_mention(&self, word: &str) -> bool {
        self.left.as_ref().is_some_and(|left| left.may_mention(word))
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> PackageId {
        self.id
    }

    /// What `name` is in the package's scope.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Option<Entry> {
        self.scope.get(name).copied()
    }

    /// All names of the scope, in byte order, as go/types lists them.
    #[must_use]
    pub fn names(&self) -> Vec<(&SmolStr, Entry)> {
        let mut names: Vec<_> = self.scope.iter().map(|(name, &entry)| (name, entry)).collect();
        names.sort_unstable_by_key(|&(name, _)| name);
        names
    }

    /// The methods declared for the type `name`, in source order, in the files that have been parsed.
    #[must_use]
    pub fn methods_of(&self, name: &str) -> &[u32] {
        self.methods.get(name).map_or(&[], Vec::as_slice)
    }

    /// The file with this id.
    #[must_use]
    pub fn file(&self, id: FileId) -> Option<&File> {
        self.files.iter().find(|file| file.id == id)
    }

    /// The packages that the files import and that have a place, in the order of their ids.
    #[must_use]
    pub fn imported(&self) -> Vec<PackageId> {
        let mut imported: Vec<_> = self.imports.values().filter_map(|target| target.as_ref().ok().copied()).collect();
        imported.sort_unstable();
        imported
    }

    /// Where the import path `path` of its files leads, if it has a place.
    #[must_use]
    pub fn import(&self, path: &str) -> Option<PackageId> {
        self.imports.get(path)?.as_ref().ok().copied()
    }

    /// The packages that the files import, found or not, in the order of their import paths.
    #[must_use]
    pub fn imports(&self) -> Vec<(&SmolStr, &Result<PackageId, Missing>)> {
        let mut imports: Vec<_> = self.imports.iter().collect();
        imports.sort_unstable_by_key(|&(path, _)| path);
        imports
    }
}

/// A package whose scope is known, on its way into a universe: what of [`Universe::add`](crate::Universe::add) needs no
/// universe, for several packages to be made side by side.
#[derive(Debug)]
pub struct Declared {
    pub(crate) target: ImportTarget,
    pub(crate) package: Package,
    pub(crate) imports: Imports,
}

/// Where import paths lead, before the packages there have ids.
pub type Imports = Vec<(SmolStr, Result<ImportTarget, Missing>)>;

impl From<PackageSyntax> for Declared {
    fn from(syntax: PackageSyntax) -> Self {
        let PackageSyntax { target, dir, name, files, file_names, mut imports, left } = syntax;
        sort(&mut imports);
        let mut package = Package {
            path: target.path.clone(),
            key: target.key.clone(),
            dir,
            name,
            files: Vec::new(),
            file_names: Vec::new(),
            funcs: Vec::new(),
            id: PackageId(0),
            scope: FxHashMap::default(),
            methods: FxHashMap::default(),
            imports: FxHashMap::default(),
            left,
        };
        declare(&mut package, files, file_names);
        Self { target, package, imports }
    }
}

/// Puts imports in the order of their paths.
pub(crate) fn sort(imports: &mut Imports) {
    imports.sort_unstable_by(|(left, _), (right, _)| left.cmp(right));
}

/// Adds sorted imports, which `intern` gives ids in their order.
pub(crate) fn import(package: &mut Package, imports: Imports, mut intern: impl FnMut(&ImportTarget) -> PackageId) {
    package.imports.reserve(imports.len());
    for (path, target) in imports {
        package.imports.entry(path).or_insert_with(|| target.map(|target| intern(&target)));
    }
}

/// Adds what more files declare.
pub(crate) fn declare(package: &mut Package, files: Vec<File>, file_names: Vec<SmolStr>) {
    let known = package.files.len();
    package.files.extend(files);
    package.file_names.extend(file_names);
    let names = |file: &File| {
        let functions = file.funcs.iter().filter(|func| func.receiver.is_none()).count();
        file.types.len() + file.consts.len() + file.vars.len() + functions
    };
    package.scope.reserve(package.files[known..].iter().map(names).sum());
    for (nth, file) in package.files.iter().enumerate().skip(known) {
        let nth = nth as u32;
        let mut declare = |name: &SmolStr, entry: Entry| {
            if name != "_" {
                // The first declaration wins, as go/types reports the second one and goes on.
                package.scope.entry(name.clone()).or_insert(entry);
            }
        };
        for (spec, ty) in file.types.iter().enumerate() {
            declare(&ty.name.name, Entry::Type { file: nth, spec: spec as u32 });
        }
        for (group, consts) in file.consts.iter().enumerate() {
            for (spec, line) in consts.specs.iter().enumerate() {
                for (name, ident) in line.names.iter().enumerate() {
                    let value = ValueRef { file: nth, group: group as u32, spec: spec as u32, name: name as u32 };
                    declare(&ident.name, Entry::Const(value));
                }
            }
        }
        for (group, line) in file.vars.iter().enumerate() {
            for (name, ident) in line.names.iter().enumerate() {
                let value = ValueRef { file: nth, group: group as u32, spec: 0, name: name as u32 };
                declare(&ident.name, Entry::Var(value));
            }
        }
        for (decl, func) in file.funcs.iter().enumerate() {
            let index = package.funcs.len() as u32;
            let pointer_receiver = func.receiver.as_ref().is_some_and(|receiver| receiver.pointer);
            package.funcs.push(Func { file: nth, decl: decl as u32, pointer_receiver, signature: OnceLock::new() });
            if let Some(receiver) = &func.receiver {
                if let Some(base) = &receiver.base {
                    package.methods.entry(base.name.clone()).or_default().push(index);
                }
            } else if func.name.name != "init" {
                declare(&func.name.name, Entry::Func(index));
            }
        }
    }
}

/// What a qualifier could be among the imports of a file.
pub(crate) enum Qualifier {
    /// This package.
    Package(PackageId),
    /// The import is there, but leads nowhere.
    Missing(Missing),
    /// One of these packages, whose names are not known yet.
    OneOf(Vec<PackageId>),
    /// No import has that name.
    Unknown,
}

/// Finds the import that `name` stands for in `file`; `loaded_name` tells the name of a package
/// that has been loaded.
pub(crate) fn qualifier<'u>(
    package: &Package,
    file: &File,
    name: &str,
    loaded_name: impl Fn(PackageId) -> Option<&'u SmolStr>,
) -> Qualifier {
    let target = |path: &SmolStr| match package.imports.get(path) {
        Some(Ok(id)) => Qualifier::Package(*id),
        Some(Err(missing)) => Qualifier::Missing(missing.clone()),
        None => Qualifier::Missing(Missing { message: format!("import \"{path}\" is not resolved"), help: None }),
    };
    for import in &file.imports {
        if matches!(&import.name, ImportName::Named(given) if given == name) {
            return target(&import.path);
        }
    }
    let mut likely = None;
    let mut unknown = Vec::new();
    for import in file.imports.iter().filter(|import| import.name == ImportName::Implied) {
        let id = match package.imports.get(&import.path) {
            Some(Ok(id)) => *id,
            _ if guesses(&import.path, name) => return target(&import.path),
            _ => continue,
        };
        match loaded_name(id) {
            Some(known) if known == name => return Qualifier::Package(id),
            Some(_) => {}
            None if guesses(&import.path, name) => likely = likely.or(Some(id)),
            None => unknown.push(id),
        }
    }
    match likely {
        Some(id) => Qualifier::Package(id),
        None if unknown.is_empty() => Qualifier::Unknown,
        None => Qualifier::OneOf(unknown),
    }
}

/// Whether a package at `path` is by custom named `name`, so that it need not be opened to know.
fn guesses(path: &str, name: &str) -> bool {
    path.rsplit('/').next() == Some(name)
}
