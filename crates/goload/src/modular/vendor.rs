//! A vendor directory: what modules.txt says of it, and where its links lead.
//!
//! It is believed, not checked against go.mod.

use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use store::seen;

use crate::directories::Directories;
use crate::error::LoadError;
use crate::module::{ModuleVersion, ModulesTxt, VendoredModule, compare_go};
use crate::path::{below, import_below, join_dir};

#[derive(Debug)]
pub(super) struct Vendor {
    /// The tree it belongs to.
    root: PathBuf,
    pub(super) dir: PathBuf,
    directories: Arc<Directories>,
    txt: ModulesTxt,
    /// Whether packages that modules.txt does not name are invisible.
    strict: bool,
    /// Where modules really are.
    links: RwLock<FxHashMap<SmolStr, PathBuf>>,
}

/// A package in a vendor directory.
pub(super) struct Vendored {
    pub(super) dir: PathBuf,
    pub(super) module: Option<ModuleVersion>,
    /// Whether a link leads out of the vendor directory.
    pub(super) linked: bool,
}

impl Vendor {
    pub(super) fn open(
        root: &Path,
        dir: PathBuf,
        go: SmolStr,
        directories: Arc<Directories>,
    ) -> Result<Self, LoadError> {
        let path = dir.join("modules.txt");
        let txt = match seen::read(&path) {
            Ok(text) => ModulesTxt::parse(&String::from_utf8_lossy(&text)),
            // As in go: the directory is used all the same.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => ModulesTxt::default(),
            Err(error) => return Err(LoadError::io(path, error)),
        };
        let strict = compare_go(&go, "1.23").is_ge();
        Ok(Self { root: root.to_path_buf(), dir, directories, txt, strict, links: RwLock::default() })
    }

    pub(super) fn is_for_workspace(&self) -> bool {
        self.txt.workspace
    }

    pub(super) fn module(&self, path: &str) -> Option<ModuleVersion> {
        self.txt.module(path)
    }

    pub(super) fn modules(&self) -> &[VendoredModule] {
        &self.txt.modules
    }

    /// The package `import_path`, if it is here.
    pub(super) fn find(&self, import_path: &str) -> Option<Vendored> {
        let module = self.txt.module_of(import_path);
        if module.is_none() && self.strict {
            return None;
        }
        let path = module.map_or(import_path, |module| &module.path);
        let base = self.resolve(path);
        let dir = join_dir(&base, import_below(path, import_path)?);
        self.directories.hold_go_files(&dir).then(|| Vendored {
            linked: !base.starts_with(&self.dir),
            dir,
            module: module.map(|module| ModuleVersion::new(module.path.clone(), module.version.clone())),
        })
    }

    /// The directory of the vendored `path`; where a link leads into the tree, the directory it leads to.
    pub(super) fn resolve(&self, path: &str) -> PathBuf {
        if let Some(known) = self.links.read().ok().and_then(|links| links.get(path).cloned()) {
            return known;
        }
        let dir = follow_one(&self.root, &self.dir.join(path));
        if let Ok(mut links) = self.links.write() {
            links.insert(path.into(), dir.clone());
        }
        dir
    }
}

/// As [`follow`], for one directory.
pub(crate) fn follow_one(root: &Path, dir: &Path) -> PathBuf {
    seen::canonicalize(root).map_or_else(|_| dir.to_path_buf(), |real_root| follow(root, &real_root, dir))
}

/// `dir` with its links followed, spelt below `root` where it lies there; `real_root` is `root` with its links followed.
pub(crate) fn follow(root: &Path, real_root: &Path, dir: &Path) -> PathBuf {
    let Ok(real) = seen::canonicalize(dir) else { return dir.to_path_buf() };
    match below(real_root, &real) {
        Some(rest) => join_dir(root, &rest),
        None if below(root, dir).is_some_and(|rest| join_dir(real_root, &rest) == real) => dir.to_path_buf(),
        None => real,
    }
}
