//! One parallel walk over a tree: every directory is listed once.
//!
//! The walk knows which directories can be packages and what import paths they have. It reads no Go file;
//! what is done with a directory is its caller's.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::directories::{Directories, Listing};
use crate::error::LoadError;

/// What a walk enters.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    /// Directories that begin a known module or staged tree, with their import paths.
    pub(crate) known: FxHashMap<PathBuf, SmolStr>,
    /// Whether a go.mod in a directory that is not known ends the walk there.
    pub(crate) stop_at_modules: bool,
    /// Whether vendor directories are entered.
    pub(crate) vendor: bool,
    /// Whether `_x` directories are entered below the first level: discovery asks what they hold.
    pub(crate) underscored: bool,
    /// Whether `_output` is never entered.
    pub(crate) discovery: bool,
    /// Directories that are not entered (`ignore ./x` of go.mod).
    pub(crate) ignored: Vec<PathBuf>,
    /// Ends of paths that are not entered anywhere (`ignore x`).
    pub(crate) ignored_anywhere: Vec<PathBuf>,
}

/// A directory on the way.
#[derive(Debug)]
pub(crate) struct Visit<'a> {
    pub(crate) dir: &'a Path,
    /// Its import path; nothing outside all modules.
    pub(crate) import: Option<&'a str>,
    /// The outermost `_x` directory that holds it.
    pub(crate) underscored: Option<&'a Path>,
    pub(crate) listing: &'a Listing,
}

/// What a walk has seen.
#[derive(Debug)]
pub(crate) struct Walked<T> {
    /// What was said of the directories.
    pub(crate) found: Vec<T>,
    /// Directories that begin another module, which were not entered.
    pub(crate) modules: Vec<PathBuf>,
}

/// Calls `visit` on every directory below `root`, from several threads, and gives its answers in no particular
/// order. Links are not followed; `root` itself may be one.
pub(crate) fn walk<T: Send>(
    root: &Path,
    import: Option<&str>,
    rules: &Rules,
    directories: &Directories,
    visit: &(dyn Fn(&Visit<'_>) -> Result<Option<T>, LoadError> + Sync),
) -> Result<Walked<T>, LoadError> {
    let walk = Walk {
        rules,
        directories,
        visit,
        found: Mutex::default(),
        modules: Mutex::default(),
        failed: Mutex::default(),
    };
    rayon::scope(|scope| {
        let step = Step { dir: root.to_path_buf(), import: import.map(SmolStr::new), underscored: None, depth: 0 };
        walk.enter(scope, step);
    });
    match walk.failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(error) => Err(error),
        None => Ok(Walked {
            found: walk.found.into_inner().unwrap_or_else(PoisonError::into_inner),
            modules: walk.modules.into_inner().unwrap_or_else(PoisonError::into_inner),
        }),
    }
}

struct Walk<'w, T> {
    rules: &'w Rules,
    directories: &'w Directories,
    visit: &'w (dyn Fn(&Visit<'_>) -> Result<Option<T>, LoadError> + Sync),
    found: Mutex<Vec<T>>,
    modules: Mutex<Vec<PathBuf>>,
    failed: Mutex<Option<LoadError>>,
}

struct Step {
    dir: PathBuf,
    import: Option<SmolStr>,
    underscored: Option<PathBuf>,
    depth: usize,
}

impl<T: Send> Walk<'_, T> {
    fn enter<'s>(&'s self, scope: &rayon::Scope<'s>, step: Step) {
        let listing = match self.directories.list(&step.dir) {
            Ok(listing) => listing,
            Err(error) => return self.fail(error),
        };
        let known = self.rules.known.get(&step.dir).cloned();
        if known.is_none() && step.depth > 0 && listing.go_mod && self.rules.stop_at_modules {
            return self.modules.lock().unwrap_or_else(PoisonError::into_inner).push(step.dir);
        }
        let import = known.or(step.import);
        let seen = Visit {
            dir: &step.dir,
            import: import.as_deref(),
            underscored: step.underscored.as_deref(),
            listing: &listing,
        };
        match (self.visit)(&seen) {
            Ok(None) => {}
            Ok(Some(found)) => self.found.lock().unwrap_or_else(PoisonError::into_inner).push(found),
            Err(error) => return self.fail(error),
        }
        for name in &listing.subdirs {
            if !self.enters(name, step.depth) {
                continue;
            }
            let dir = step.dir.join(name);
            if self.rules.ignored.contains(&dir) || self.rules.ignored_anywhere.iter().any(|end| dir.ends_with(end)) {
                continue;
            }
            let underscored = step.underscored.clone().or_else(|| name.starts_with('_').then(|| dir.clone()));
            let import = import.as_ref().map(|import| match import.is_empty() {
                true => name.clone(),
                false => SmolStr::from(format!("{import}/{name}")),
            });
            let next = Step { dir, import, underscored, depth: step.depth + 1 };
            scope.spawn(move |scope| self.enter(scope, next));
        }
    }

    fn enters(&self, name: &str, depth: usize) -> bool {
        match name {
            "testdata" => false,
            "vendor" => self.rules.vendor,
            "_output" if self.rules.discovery => false,
            _ if name.starts_with('.') => false,
            _ if name.starts_with('_') => self.rules.underscored && depth > 0,
            _ => true,
        }
    }

    /// Keeps the failure that comes first by path, so that the message does not depend on the threads.
    fn fail(&self, error: LoadError) {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if failed.as_ref().is_none_or(|known| error.to_string() < known.to_string()) {
            *failed = Some(error);
        }
    }
}
