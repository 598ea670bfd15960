//! GOPATH mode: import paths are directories below `$GOPATH/src`, vendor directories nest.
//!
//! The tree may be linked into GOPATH, and the user may stand on either side of the link; directories are always
//! spelt as the user spelt the root. Links from the tree's vendor directory back into the tree (staging) make the
//! directories they lead to packages of the vendored path. go.mod files mean nothing here.

use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use store::seen;

use crate::directories::Directories;
use crate::env::{Env, Go111Module};
use crate::error::{LoadError, NotFound};
use crate::locator::{Located, Origin};
use crate::modular::vendor::follow;
use crate::path::{below, import_below, join_dir, join_import};

/// How deep below `$GOPATH/src` or a vendor directory links are looked for: host, organisation, repository.
const DEPTH: usize = 3;

#[derive(Debug)]
pub(crate) struct Gopath {
    /// The `src` directories.
    sources: Vec<PathBuf>,
    root: PathBuf,
    /// The import path of `root`.
    import: String,
    goroot: Option<PathBuf>,
    directories: Arc<Directories>,
    staging: Staging,
    /// What has been asked already: every file asks for the same few packages.
    vendors: Memo<Arc<[SmolStr]>>,
    packages: Memo<Option<(PathBuf, Origin)>>,
    imports: Memo<Option<String>>,
}

/// Answers by question.
#[derive(Debug)]
struct Memo<T>(RwLock<FxHashMap<String, T>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<T: Clone> Memo<T> {
    fn get(&self, key: &str, find: impl FnOnce() -> T) -> T {
        if let Some(known) = self.0.read().ok().and_then(|known| known.get(key).cloned()) {
            return known;
        }
        let answer = find();
        if let Ok(mut known) = self.0.write() {
            known.insert(key.to_owned(), answer.clone());
        }
        answer
    }
}

/// The links of the tree's vendor directory that lead into the tree.
#[derive(Debug, Default)]
struct Staging {
    all: Vec<Staged>,
    /// Which of them leads to a directory.
    by_dir: FxHashMap<PathBuf, usize>,
}

/// A directory of the tree that a link in its vendor directory leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Staged {
    pub(crate) dir: PathBuf,
    /// Its full import path, through the vendor directory.
    pub(crate) import: SmolStr,
}

impl Gopath {
    pub(crate) fn open(start: &Path, env: &Env, directories: &Arc<Directories>) -> Result<Self, LoadError> {
        let sources: Vec<PathBuf> = env.gopath.iter().map(|path| path.join("src")).collect();
        let goroot = env.goroot().map(Path::to_path_buf);
        let found = place(start, &sources, directories);
        if found.is_none() && env.go111module != Go111Module::Off {
            let gopath = sources.first().cloned().unwrap_or_default();
            return Err(LoadError::NoModule { start: start.to_path_buf(), gopath });
        }
        let (root, import) = found.unwrap_or_else(|| {
            // As in go: a directory outside of GOPATH has a path nobody can import.
            (start.to_path_buf(), format!("_{}", start.to_string_lossy().replace('\\', "/")))
        });
        Ok(Self {
            staging: Staging::of(&root, &import, directories),
            sources,
            root,
            import,
            goroot,
            directories: directories.clone(),
            vendors: Memo::default(),
            packages: Memo::default(),
            imports: Memo::default(),
        })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn import(&self) -> &str {
        &self.import
    }

    /// The links of the tree's vendor directory that lead into the tree.
    pub(crate) fn staging(&self) -> &[Staged] {
        &self.staging.all
    }

    /// The vendor directories beside an importer or above it, by import path, the nearest first.
    pub(crate) fn vendors_of(&self, importer: Option<&Path>) -> Arc<[SmolStr]> {
        // Without an importer the question is asked for the project as a whole.
        match importer {
            Some(dir) => self.import_of(dir).map(|from| self.vendors_from(&from)).unwrap_or_default(),
            None => self.vendors_from(&self.import),
        }
    }

    /// Those beside or above an import path: its own, and those of the path above it.
    fn vendors_from(&self, import: &str) -> Arc<[SmolStr]> {
        self.vendors.get(import, || {
            let above = import.rfind('/').map(|at| self.vendors_from(&import[..at])).unwrap_or_default();
            let own = join_import(import, "vendor");
            if self.dir_of(&own).is_none() {
                return above;
            }
            std::iter::once(SmolStr::from(own)).chain(above.iter().cloned()).collect()
        })
    }

    /// A package in one of these vendor directories.
    pub(crate) fn vendored(&self, import_path: &str, vendors: &[SmolStr]) -> Option<Located> {
        vendors.iter().find_map(|vendor| {
            let full = join_import(vendor, import_path);
            let (dir, origin) = self.package(&full)?;
            Some(Located::new(&full, dir, origin))
        })
    }

    /// The directory of a full import path that holds Go files.
    fn package(&self, full: &str) -> Option<(PathBuf, Origin)> {
        self.packages.get(full, || self.dir_of(full).filter(|(dir, _)| self.directories.hold_go_files(dir)))
    }

    pub(crate) fn locate(&self, import_path: &str) -> Result<Located, NotFound> {
        if let Some((dir, origin)) = self.package(import_path) {
            return Ok(Located::new(import_path, dir, origin));
        }
        if let Some((dir, _)) = self.dir_of(import_path) {
            return Err(NotFound::NoGoFiles { dir });
        }
        let mut tried: Vec<PathBuf> = vec![self.root.join("vendor")];
        tried.extend(self.goroot.iter().map(|root| root.join("src")));
        tried.extend(self.sources.iter().cloned());
        Err(NotFound::NotInGopath { import_path: import_path.into(), tried })
    }

    /// The directory that a full import path stands for, if there is one.
    pub(crate) fn dir_of(&self, import: &str) -> Option<(PathBuf, Origin)> {
        let staged = self.staging().iter().find_map(|staged| Some((staged, import_below(&staged.import, import)?)));
        if let Some((staged, rest)) = staged {
            return Some((join_dir(&staged.dir, rest), Origin::Main)).filter(|(dir, _)| self.directories.is_dir(dir));
        }
        let foreign = import.contains("/vendor/");
        if let Some(rest) = import_below(&self.import, import) {
            let origin = if foreign { Origin::Vendor } else { Origin::Main };
            return Some((join_dir(&self.root, rest), origin)).filter(|(dir, _)| self.directories.is_dir(dir));
        }
        let origin = if foreign { Origin::Vendor } else { Origin::Gopath };
        self.sources
            .iter()
            .map(|source| join_dir(source, import))
            .find(|dir| self.directories.is_dir(dir))
            .map(|dir| (dir, origin))
    }

    /// Where a package of the project, or of a directory that its vendor directory links to, belongs.
    pub(crate) fn destination(&self, import_path: &str) -> Option<Located> {
        let vendored = join_import(&join_import(&self.import, "vendor"), import_path);
        let staged = |staged: &Staged| Some(join_dir(&staged.dir, import_below(&staged.import, &vendored)?));
        if let Some(dir) = self.staging().iter().find_map(staged) {
            return Some(Located::new(&vendored, dir, Origin::Main));
        }
        let rest = import_below(&self.import, import_path)?;
        Some(Located::new(import_path, join_dir(&self.root, rest), Origin::Main))
    }

    /// The full import path of a directory.
    pub(crate) fn import_of(&self, dir: &Path) -> Option<String> {
        let find = || self.import_spelt(dir).or_else(|| self.import_real(&seen::canonicalize(dir).ok()?));
        match dir.to_str() {
            Some(key) => self.imports.get(key, find),
            None => find(),
        }
    }

    /// The same for a directory whose links have been followed.
    fn import_real(&self, real: &Path) -> Option<String> {
        let inside = below(&seen::canonicalize(&self.root).ok()?, real);
        let own = inside.and_then(|rest| self.import_spelt(&join_dir(&self.root, &rest)));
        own.or_else(|| {
            let mut sources = self.sources.iter();
            let path = sources.find_map(|source| below(&seen::canonicalize(source).ok()?, real));
            path.filter(|path| !path.is_empty())
        })
    }

    fn import_spelt(&self, dir: &Path) -> Option<String> {
        if let Some(staged) = self.staging.that_holds(dir)
            && let Some(rest) = below(&staged.dir, dir)
        {
            return Some(join_import(&staged.import, &rest));
        }
        if let Some(rest) = below(&self.root, dir) {
            return Some(join_import(&self.import, &rest));
        }
        self.sources.iter().find_map(|source| below(source, dir)).filter(|path| !path.is_empty())
    }

    pub(crate) fn locate_dir(&self, dir: &Path) -> Result<Located, NotFound> {
        let outside = || NotFound::OutsideModules { dir: dir.to_path_buf(), module: None };
        let import = self.import_of(dir).ok_or_else(outside)?;
        let (dir, origin) = self.dir_of(&import).unwrap_or_else(|| (dir.to_path_buf(), Origin::Main));
        Ok(Located::new(&import, dir, origin))
    }
}

/// The project that a directory lies in, as the directory is spelt, and its import path, where one of the source
/// directories of GOPATH holds it or links to it.
#[must_use]
pub fn project_in_gopath(start: &Path, gopath: &[PathBuf]) -> Option<(PathBuf, String)> {
    let sources: Vec<PathBuf> = gopath.iter().map(|path| path.join("src")).collect();
    place(start, &sources, &Directories::default())
}

/// The project that `start` lies in, and its import path.
fn place(start: &Path, sources: &[PathBuf], directories: &Directories) -> Option<(PathBuf, String)> {
    for source in sources {
        if below(source, start).is_some_and(|rest| !rest.is_empty()) {
            return Some(project(source, start));
        }
    }
    let real = seen::canonicalize(start).ok()?;
    for source in sources {
        if let Some(rest) =
            seen::canonicalize(source).ok().and_then(|source| below(&source, &real)).filter(|rest| !rest.is_empty())
        {
            return Some(project(source, &source.join(rest)));
        }
        for (link, import) in links(source, directories) {
            let Some(rest) = seen::canonicalize(&link).ok().and_then(|target| below(&target, &real)) else {
                continue;
            };
            // Spelt as the user does, where the user's path ends in the same way.
            let mut root = start.to_path_buf();
            let same = rest.rsplit('/').filter(|part| !part.is_empty()).all(|part| {
                let ends = root.ends_with(part);
                root.pop();
                ends
            });
            return Some((if same { root } else { seen::canonicalize(&link).ok()? }, import));
        }
    }
    None
}

/// The outermost directory between `source` and `start` that looks like the root of a repository, else `start`.
fn project(source: &Path, start: &Path) -> (PathBuf, String) {
    let marked =
        |dir: &&Path| [".git", "vendor", "go.mod", "Godeps"].iter().any(|name| seen::kind(&dir.join(name)).is_some());
    let root = start.ancestors().take_while(|dir| *dir != source).filter(marked).last().unwrap_or(start);
    (root.to_path_buf(), below(source, root).unwrap_or_default())
}

impl Staging {
    /// Those of the tree at `root`, whose import path is `import`.
    fn of(root: &Path, import: &str, directories: &Directories) -> Self {
        let vendor = root.join("vendor");
        let import = join_import(import, "vendor");
        let Ok(real_root) = seen::canonicalize(root) else { return Self::default() };
        let mut all: Vec<Staged> = links(&vendor, directories)
            .into_par_iter()
            .map(|(link, rest)| Staged {
                dir: follow(root, &real_root, &link),
                import: join_import(&import, &rest).into(),
            })
            .filter(|staged| staged.dir.starts_with(root) && !staged.dir.starts_with(&vendor))
            .collect();
        all.sort();
        let by_dir = all.iter().enumerate().rev().map(|(nth, staged)| (staged.dir.clone(), nth)).collect();
        Self { all, by_dir }
    }

    /// The outermost that holds a directory.
    fn that_holds(&self, dir: &Path) -> Option<&Staged> {
        dir.ancestors().filter_map(|above| self.by_dir.get(above)).last().map(|&nth| &self.all[nth])
    }
}

/// The links to directories below `top`, with their paths relative to it.
fn links(top: &Path, directories: &Directories) -> Vec<(PathBuf, String)> {
    let mut out = links_within(top, "", 0, directories);
    out.sort();
    out
}

fn links_within(dir: &Path, rest: &str, depth: usize, directories: &Directories) -> Vec<(PathBuf, String)> {
    let Ok(listing) = directories.list(dir) else { return Vec::new() };
    let with_path = |name: &SmolStr| (dir.join(name), join_import(rest, name));
    let mut out: Vec<_> = listing.links.iter().map(with_path).filter(|(path, _)| seen::is_dir(path)).collect();
    if depth + 1 < DEPTH {
        let dirs: Vec<_> = listing.subdirs.iter().map(with_path).collect();
        out.par_extend(dirs.par_iter().flat_map_iter(|(dir, rest)| links_within(dir, rest, depth + 1, directories)));
    }
    out
}
