//! The façade: from import paths, directories and patterns to packages on disk.
//!
//! A [`Locator`] belongs to one tree and one environment. Answers are remembered; it is shared freely between
//! threads. It lists directories to see whether they hold Go files, and reads no Go file.

use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use diag::{Diagnostic, SourceFile, Sources};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use store::seen;

use crate::directories::Directories;
use crate::env::{Env, Go111Module};
use crate::error::{LoadError, NotFound};
use crate::gopath::Gopath;
use crate::modular::Modules;
use crate::module::ModuleVersion;
use crate::path::{below, canonical_import, clean};
use crate::stdlib;

pub use crate::module::Main as MainModule;

/// How import paths become directories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// go.mod and the module cache.
    Module,
    /// go.mod (or go.work) and a vendor directory.
    Vendor,
    /// go.work and the module cache.
    Workspace,
    /// GOPATH and nested vendor directories.
    Gopath,
}

/// Where a package comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A main module, or in GOPATH mode the project itself.
    Main,
    /// Another module: in the module cache, or in the directory that replaces it.
    Dependency {
        /// The module's path.
        module: SmolStr,
        /// Its selected version, as required.
        version: SmolStr,
    },
    /// A vendor directory.
    Vendor,
    /// GOPATH outside the project.
    Gopath,
    /// GOROOT.
    Std,
    /// The built-in table, with the text that stands for the package; there is no directory then.
    StdTable(&'static str),
}

/// A package's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The full import path; in GOPATH mode with the vendor directory it lies in.
    pub import_path: SmolStr,
    /// The import path that source code uses.
    pub canonical: SmolStr,
    /// The directory. A vendored package that is a link into the tree has the directory the link leads to.
    pub dir: PathBuf,
    /// Where it comes from.
    pub origin: Origin,
}

impl Located {
    /// A package of the tree at a place that somebody has chosen for it.
    #[must_use]
    pub fn at(import_path: &str, dir: PathBuf) -> Self {
        Self::new(import_path, clean(&dir), Origin::Main)
    }

    pub(crate) fn new(import_path: &str, dir: PathBuf, origin: Origin) -> Self {
        debug_assert!(!dir.as_os_str().as_encoded_bytes().ends_with(b"/"), "{}", dir.display());
        Self { import_path: import_path.into(), canonical: canonical_import(import_path).into(), dir, origin }
    }
}

/// The two worlds.
#[derive(Debug)]
pub(crate) enum World {
    Modules(Box<Modules>),
    Gopath(Box<Gopath>),
}

/// Who imports, as far as it decides where an import leads.
#[derive(Clone, Debug)]
pub(crate) struct Importer {
    /// Whether it is the standard library, which has a vendor directory of its own.
    in_goroot: bool,
    /// In GOPATH mode the vendor directories beside it and above it, by import path, the nearest first.
    vendors: Arc<[SmolStr]>,
}

/// The import path and what of its importer decides: all that are below one vendor directory's parent share the others.
type Key = (SmolStr, bool, Option<SmolStr>);
type Answer = Result<Arc<Located>, NotFound>;

/// Finds packages. See the module's documentation.
#[derive(Debug)]
pub struct Locator {
    pub(crate) env: Env,
    pub(crate) world: World,
    pub(crate) directories: Arc<Directories>,
    answers: RwLock<FxHashMap<Key, Answer>>,
    dirs: RwLock<FxHashMap<PathBuf, Answer>>,
}

impl Locator {
    /// Finds the module, workspace or GOPATH that `start`, an absolute path, lies in.
    ///
    /// # Errors
    ///
    /// There is none, or a file that describes it cannot be read or understood at all. Lesser problems of
    /// those files are in [`Locator::diagnostics`].
    pub fn open(start: &Path, env: Env) -> Result<Self, LoadError> {
        let start = clean(start);
        let directories = Arc::default();
        let modules =
            if env.go111module == Go111Module::Off { None } else { Modules::open(&start, &env, &directories)? };
        let world = match modules {
            Some(modules) => World::Modules(Box::new(modules)),
            None if env.go111module == Go111Module::On => return Err(LoadError::NoGoMod { start }),
            None => World::Gopath(Box::new(Gopath::open(&start, &env, &directories)?)),
        };
        Ok(Self { env, world, directories, answers: RwLock::default(), dirs: RwLock::default() })
    }

    /// How import paths become directories here.
    pub fn mode(&self) -> Mode {
        match &self.world {
            World::Modules(modules) => modules.mode(),
            World::Gopath(_) => Mode::Gopath,
        }
    }

    /// The root of the tree: the directory of go.work, of go.mod, or of the project in GOPATH.
    pub fn root(&self) -> &Path {
        match &self.world {
            World::Modules(modules) => modules.root(),
            World::Gopath(gopath) => gopath.root(),
        }
    }

    /// The environment it was opened with.
    pub fn env(&self) -> &Env {
        &self.env
    }

    /// The main modules; none in GOPATH mode.
    pub fn main_modules(&self) -> &[MainModule] {
        match &self.world {
            World::Modules(modules) => modules.mains(),
            World::Gopath(_) => &[],
        }
    }

    /// Findings in go.mod and go.work files, which are registered in `sources`.
    pub fn diagnostics(&self, sources: &mut Sources) -> Vec<Diagnostic> {
        let World::Modules(modules) = &self.world else {
            return Vec::new();
        };
        let mut out = Vec::new();
        for description in modules.descriptions().iter().filter(|description| !description.problems.is_empty()) {
            let file = sources.add(SourceFile::new(description.path.clone(), description.text.clone()));
            out.extend(description.problems.iter().map(|problem| problem.diagnostic(file)));
        }
        out
    }

    /// Whether files may be written into a directory: one in the module cache is somebody else's.
    pub fn is_writable(&self, dir: &Path) -> bool {
        self.env.gomodcache.as_deref().is_none_or(|cache| !dir.starts_with(cache))
    }

    /// Reads what most runs will ask for, so that nobody has to wait for it later. To be called from a thread that has
    /// nothing else to do.
    pub fn prefetch(&self) {
        if let World::Modules(modules) = &self.world {
            modules.prefetch();
        }
    }

    /// The package `import_path` as code in the directory `importer` means it.
    ///
    /// # Errors
    ///
    /// It is nowhere; the error says what to do.
    pub fn locate(&self, import_path: &str, importer: Option<&Path>) -> Answer {
        self.locate_from(import_path, &self.importer(importer))
    }

    /// What of the directory `dir` decides where its imports lead.
    pub(crate) fn importer(&self, dir: Option<&Path>) -> Importer {
        let vendors = match &self.world {
            World::Modules(_) => Arc::default(),
            World::Gopath(gopath) => gopath.vendors_of(dir),
        };
        Importer { in_goroot: dir.is_some_and(|dir| self.goroot_below(dir).is_some()), vendors }
    }

    /// As [`Locator::locate`], for who has many imports.
    pub(crate) fn locate_from(&self, import_path: &str, importer: &Importer) -> Answer {
        let key = (SmolStr::new(import_path), importer.in_goroot, importer.vendors.first().cloned());
        if let Some(answer) = read(&self.answers).get(&key) {
            return answer.clone();
        }
        let answer = self.find(import_path, importer).map(Arc::new);
        write(&self.answers).entry(key).or_insert(answer).clone()
    }

    /// The package that the directory `dir`, an absolute path, is or would be; Go files need not be there yet.
    ///
    /// # Errors
    ///
    /// The directory belongs to nothing that this build knows.
    pub fn locate_dir(&self, dir: &Path) -> Answer {
        let dir = clean(dir);
        if let Some(answer) = read(&self.dirs).get(&dir) {
            return answer.clone();
        }
        let answer = self.find_dir(&dir);
        write(&self.dirs).entry(dir).or_insert(answer).clone()
    }

    /// The place of the package `import_path` of this tree, whose directory need not be there yet.
    ///
    /// # Errors
    ///
    /// It belongs to no main module, and in GOPATH mode not to the project.
    pub fn destination(&self, import_path: &str) -> Answer {
        let located = match self.locate(import_path, None) {
            Ok(located) => return Ok(located),
            Err(not_found) => match &self.world {
                World::Modules(modules) => modules.destination(import_path).ok_or(not_found)?,
                World::Gopath(gopath) => gopath.destination(import_path).ok_or(not_found)?,
            },
        };
        Ok(Arc::new(located))
    }

    /// The selected version of a module; nothing for main modules, unknown modules and in GOPATH mode.
    pub fn requirement(&self, module: &str) -> Option<String> {
        match &self.world {
            World::Modules(modules) => modules.requirement(module).map(String::from),
            World::Gopath(_) => None,
        }
    }

    /// Every module of the build with its selected version, which for main modules is empty; by path. Reads the
    /// whole graph, as `go list -m all` does; empty in GOPATH mode.
    pub fn build_list(&self) -> Vec<ModuleVersion> {
        match &self.world {
            World::Modules(modules) => modules.graph().build_list(),
            World::Gopath(_) => Vec::new(),
        }
    }

    fn find(&self, import_path: &str, importer: &Importer) -> Result<Located, NotFound> {
        if importer.in_goroot
            && let Some(root) = self.env.goroot()
        {
            let vendored = root.join("src/vendor").join(import_path);
            if self.directories.hold_go_files(&vendored) {
                return Ok(Located::new(&format!("vendor/{import_path}"), vendored, Origin::Std));
            }
        }
        if let World::Gopath(gopath) = &self.world
            && let Some(located) = gopath.vendored(import_path, &importer.vendors)
        {
            return Ok(located);
        }
        if stdlib::has_std_form(import_path)
            && let Some(located) = self.find_std(import_path)
        {
            return Ok(located);
        }
        let found = match &self.world {
            World::Modules(modules) => modules.locate(import_path),
            World::Gopath(gopath) => gopath.locate(import_path),
        };
        match found {
            Err(not_found)
                if stdlib::has_std_form(import_path) && !matches!(not_found, NotFound::NotDownloaded { .. }) =>
            {
                Err(NotFound::NoStd {
                    import_path: import_path.into(),
                    goroot: self.env.goroot().map(Path::to_path_buf),
                })
            }
            other => other,
        }
    }

    fn find_std(&self, import_path: &str) -> Option<Located> {
        match self.env.goroot() {
            Some(root) => {
                let dir = root.join("src").join(import_path);
                // Most of these packages are imported and never looked into; what they are called is known.
                let is_package = match stdlib::table(import_path) {
                    Some(_) => seen::is_dir(&dir),
                    None => self.directories.hold_go_files(&dir),
                };
                is_package.then(|| Located::new(import_path, dir, Origin::Std))
            }
            None => {
                stdlib::table(import_path).map(|text| Located::new(import_path, PathBuf::new(), Origin::StdTable(text)))
            }
        }
    }

    fn goroot_below(&self, dir: &Path) -> Option<String> {
        // A dependency's directory must not start the search for GOROOT.
        below(&self.env.goroot()?.join("src"), dir)
    }

    fn find_dir(&self, dir: &Path) -> Answer {
        let found = match &self.world {
            World::Modules(modules) => modules.locate_dir(dir),
            World::Gopath(gopath) => gopath.locate_dir(dir),
        };
        let located = match found {
            Err(not_found) => match self.goroot_below(dir) {
                Some(path) if !path.is_empty() => Located::new(&path, dir.to_path_buf(), Origin::Std),
                _ => return Err(not_found),
            },
            Ok(located) => located,
        };
        // The same package found by its import path has to be the same answer.
        match self.locate(&located.import_path, None) {
            Ok(known) if known.dir == located.dir => Ok(known),
            _ => Ok(Arc::new(located)),
        }
    }
}

/// A poisoned lock holds whole answers all the same: they are inserted in one step.
fn read<T>(lock: &RwLock<T>) -> std::sync::RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn write<T>(lock: &RwLock<T>) -> std::sync::RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(std::sync::PoisonError::into_inner)
}
