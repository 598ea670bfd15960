//! The directories of a run, each listed once.
//!
//! Who names a package asks first whether its directory holds Go files and then for the files; imports lead to the same
//! directories again and again, and most places where a package is looked for are not there: what has been listed above
//! them says so without a look at the disk.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, is_separator};
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
    /// Links, wherever they lead.
    pub(crate) links: Vec<SmolStr>,
    pub(crate) temporaries: Vec<SmolStr>,
    /// Whether there is a go.mod.
    pub(crate) go_mod: bool,
    /// Whether there is a file whose name ends in `.go`, whatever else its name and its build constraints say.
    pub(crate) any_go: bool,
}

impl Listing {
    /// Whether a directory of this name is in it; nothing where only the disk can tell.
    fn holds_directory(&self, name: &str) -> Option<bool> {
        let is_among = |names: &[SmolStr], name: &str| names.binary_search_by(|other| other.as_str().cmp(name)).is_ok();
        let directory = is_among(&self.subdirs, name);
        (directory || !is_among(&self.links, name)).then_some(directory)
    }
}

/// What has been listed, by the texts of paths: paths themselves are compared, and hashed, part by part. Shared between
/// threads.
#[derive(Debug, Default)]
pub(crate) struct Directories {
    listed: RwLock<FxHashMap<OsString, Arc<Listing>>>,
    modules: RwLock<FxHashMap<OsString, bool>>,
    packages: RwLock<FxHashMap<OsString, Option<PackageFiles>>>,
}

impl Directories {
    /// The entries of a directory. What could not be read is asked for again.
    pub(crate) fn list(&self, dir: &Path) -> Result<Arc<Listing>, LoadError> {
        if let Some(known) = self.known(dir) {
            return Ok(known);
        }
        self.look(dir).map_err(|error| LoadError::io(dir, error))
    }

    /// Whether there is such a directory. Where nothing that is known answers, it is listed: who asks wants to know what
    /// it holds, too.
    pub(crate) fn is_dir(&self, dir: &Path) -> bool {
        if self.known(dir).is_some() {
            return true;
        }
        let whole = dir.to_str().unwrap_or_default();
        let mut below = whole;
        // By text: a path would be taken apart once more for each directory above it.
        while let Some(at) = below.rfind(is_separator) {
            let (above, name) = (&below[..at], &below[at + 1..]);
            if let Some(listing) = self.known(Path::new(above)) {
                match listing.holds_directory(name) {
                    Some(false) => return false,
                    Some(true) if below.len() == whole.len() => return true,
                    Some(true) | None => break,
                }
            }
            below = above;
        }
        match self.look(dir) {
            Ok(_) => true,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => false,
            // A directory that nobody may read is one.
            Err(_) => seen::is_dir(dir),
        }
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
        if let Some(&known) = self.modules.read().unwrap_or_else(PoisonError::into_inner).get(dir.as_os_str()) {
            return known;
        }
        let begins = seen::is_file(&dir.join("go.mod"));
        self.modules.write().unwrap_or_else(PoisonError::into_inner).insert(dir.as_os_str().to_owned(), begins);
        begins
    }

    /// What discovery has found in a directory, if it has been there: its package, if a file of it was wanted.
    pub(crate) fn found(&self, dir: &Path) -> Option<Option<PackageFiles>> {
        self.packages.read().unwrap_or_else(PoisonError::into_inner).get(dir.as_os_str()).cloned()
    }

    /// Takes down what discovery has found.
    pub(crate) fn take_down(&self, dir: &Path, found: Option<PackageFiles>) {
        self.packages.write().unwrap_or_else(PoisonError::into_inner).insert(dir.as_os_str().to_owned(), found);
    }

    fn look(&self, dir: &Path) -> io::Result<Arc<Listing>> {
        let listing = Arc::new(list(dir)?);
        let mut listed = self.listed.write().unwrap_or_else(PoisonError::into_inner);
        Ok(listed.entry(dir.as_os_str().to_owned()).or_insert(listing).clone())
    }

    fn known(&self, dir: &Path) -> Option<Arc<Listing>> {
        self.listed.read().unwrap_or_else(PoisonError::into_inner).get(dir.as_os_str()).cloned()
    }
}

/// Reads the directory, and no file of it.
fn list(dir: &Path) -> io::Result<Listing> {
    let mut listing = Listing::default();
    for Entry { name, kind } in seen::list(dir)? {
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
        if kind == Kind::Link {
            listing.links.push(name.as_str().into());
        }
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
    listing.links.sort_unstable();
    Ok(listing)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::Directories;

    #[test]
    fn what_is_listed_above_answers() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        store::atomic::create_dirs(root.join("a/b")).unwrap();
        store::atomic::write(root.join("a/file"), "").unwrap();
        store::atomic::link(&root.join("a/link"), "b".as_ref()).unwrap();
        store::atomic::link(&root.join("a/loop"), "loop".as_ref()).unwrap();
        let places = ["a", "a/b", "a/b/c", "a/link", "a/link/c", "a/loop", "a/file", "a/file/x", "a/none", "a/none/x"];
        let ask = |directories: &Directories| places.map(|place| directories.is_dir(&root.join(place)));
        let blank = Directories::default();
        let listed = Directories::default();
        for dir in ["", "a", "a/b"] {
            listed.list(&root.join(dir)).unwrap();
        }
        let there = places.map(|place| ["a", "a/b", "a/link"].contains(&place));
        assert_eq!((ask(&blank), ask(&listed)), (there, there));

        // What has been listed is not looked at again.
        store::atomic::create_dirs(root.join("a/none/x")).unwrap();
        assert!(!listed.is_dir(&root.join("a/none/x")));
        assert!(Directories::default().is_dir(&root.join("a/none/x")));
    }
}
