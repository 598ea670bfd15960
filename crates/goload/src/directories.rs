//! The directories of a run, each listed once.
//!
//! Who names a package asks first whether its directory holds Go files and then for the files; imports lead to the same
//! directories again and again.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use store::atomic::is_temporary;
use store::seen::{self, Entry, Kind};

use crate::error::LoadError;
use crate::package::PackageFiles;

/// The entries of a directory that matter, each list by name.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// Go files that are no tests and not hidden.
    pub(crate) go: Vec<SmolStr>,
    pub(crate) tests: Vec<SmolStr>,
    pub(crate) subdirs: Vec<SmolStr>,
    pub(crate) temporaries: Vec<SmolStr>,
    /// Whether there is a go.mod.
    pub(crate) go_mod: bool,
    /// Whether there is a file whose name ends in `.go`, whatever else its name and its build constraints say.
    pub(crate) any_go: bool,
}

/// What has been listed. Shared between threads.
#[derive(Debug, Default)]
pub(crate) struct Directories {
    listed: RwLock<FxHashMap<PathBuf, Arc<Listing>>>,
    modules: RwLock<FxHashMap<PathBuf, bool>>,
    packages: RwLock<FxHashMap<PathBuf, Option<PackageFiles>>>,
}

impl Directories {
    /// The entries of a directory. What could not be read is asked for again.
    pub(crate) fn list(&self, dir: &Path) -> Result<Arc<Listing>, LoadError> {
        if let Some(known) = self.known(dir) {
            return Ok(known);
        }
        let listing = Arc::new(list(dir)?);
        let mut listed = self.listed.write().unwrap_or_else(PoisonError::into_inner);
        Ok(listed.entry(dir.to_path_buf()).or_insert(listing).clone())
    }

    /// Whether there is such a directory and it holds a file whose name ends in `.go`.
    pub(crate) fn hold_go_files(&self, dir: &Path) -> bool {
        self.list(dir).is_ok_and(|listing| listing.any_go)
    }

    /// Whether a directory holds a go.mod.
    pub(crate) fn begin_module(&self, dir: &Path) -> bool {
        if let Some(known) = self.known(dir) {
            return known.go_mod;
        }
        if let Some(&known) = self.modules.read().unwrap_or_else(PoisonError::into_inner).get(dir) {
            return known;
        }
        let begins = seen::is_file(&dir.join("go.mod"));
        self.modules.write().unwrap_or_else(PoisonError::into_inner).insert(dir.to_path_buf(), begins);
        begins
    }

    /// What discovery has found in a directory, if it has been there: its package, if a file of it was wanted.
    pub(crate) fn found(&self, dir: &Path) -> Option<Option<PackageFiles>> {
        self.packages.read().unwrap_or_else(PoisonError::into_inner).get(dir).cloned()
    }

    /// Takes down what discovery has found.
    pub(crate) fn take_down(&self, dir: &Path, found: Option<PackageFiles>) {
        self.packages.write().unwrap_or_else(PoisonError::into_inner).insert(dir.to_path_buf(), found);
    }

    fn known(&self, dir: &Path) -> Option<Arc<Listing>> {
        self.listed.read().unwrap_or_else(PoisonError::into_inner).get(dir).cloned()
    }
}

/// Reads the directory, and no file of it.
fn list(dir: &Path) -> Result<Listing, LoadError> {
    let mut listing = Listing::default();
    for Entry { name, kind } in seen::list(dir).map_err(|error| LoadError::io(dir, error))? {
        let target = || if kind == Kind::Link { seen::kind(&dir.join(&name)) } else { Some(kind) };
        let is_go = name.as_encoded_bytes().ends_with(b".go");
        // Whoever opens a pipe waits for its other end.
        let is_file = kind == Kind::File
            || (kind == Kind::Link && (is_go || name == "go.mod") && target() != Some(Kind::Directory));
        listing.any_go |= is_go && target() == Some(Kind::File);
        // Go's import paths are text, so a name that is none cannot be part of a package.
        let Ok(name) = name.into_string() else {
            continue;
        };
        if kind == Kind::Directory {
            listing.subdirs.push(name.into());
        } else if is_temporary(&name) {
            listing.temporaries.push(name.into());
        } else if is_go && is_file {
            if name.ends_with("_test.go") {
                listing.tests.push(name.into());
            } else if !name.starts_with(['_', '.']) {
                listing.go.push(name.into());
            }
        } else if name == "go.mod" && is_file {
            listing.go_mod = true;
        }
    }
    listing.go.sort_unstable();
    listing.tests.sort_unstable();
    listing.subdirs.sort_unstable();
    Ok(listing)
}
