//! Module mode: import paths to directories and back.
//!
//! As in go, the main modules come first, then the longest module path that holds the package. Where the main
//! module is at go 1.17 or later its own requirements are tried before the graph behind them is read.

use std::path::{Path, PathBuf};

use smol_str::SmolStr;
use store::seen;

use super::Modules;
use crate::error::NotFound;
use crate::locator::{Located, Origin};
use crate::module::graph::{Place, module_dir};
use crate::module::{ModuleVersion, unescape};
use crate::path::{below, canonical_import, import_below, join_dir, join_import, prefixes};

/// A module with its code: where patterns are matched.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ModuleRoot {
    pub(crate) path: SmolStr,
    pub(crate) dir: PathBuf,
}

impl Modules {
    pub(crate) fn locate(&self, import_path: &str) -> Result<Located, NotFound> {
        if let Some(located) = self.through_vendor_path(import_path) {
            return Ok(located);
        }
        // The longest path first: main modules of a workspace may be nested.
        let mut mains: Vec<_> = self.mains.iter().collect();
        mains.sort_by_key(|main| std::cmp::Reverse(main.path.len()));
        for main in mains {
            if let Some(dir) = self.dir_in_module(&main.path, &main.dir, import_path, true) {
                return Ok(Located::new(import_path, dir, Origin::Main));
            }
        }
        if let Some(vendor) = &self.vendor {
            let Some(found) = vendor.find(import_path) else {
                return Err(NotFound::NotVendored {
                    import_path: import_path.into(),
                    vendor: vendor.dir.clone(),
                    command: if self.workspace.is_some() { "go work vendor" } else { "go mod vendor" }.to_owned(),
                });
            };
            let origin = match found.module {
                Some(ModuleVersion { path, version }) if found.linked => Origin::Dependency { module: path, version },
                _ => Origin::Vendor,
            };
            return Ok(Located::new(import_path, found.dir, origin));
        }
        let mut absent = None;
        if let Some(roots) = &self.roots
            && let Some(located) = self.search(import_path, &|path| roots.get(path), &mut absent)?
        {
            return Ok(located);
        }
        if let Some(located) = self.search(import_path, &|path| self.graph().selected(path), &mut absent)? {
            return Ok(located);
        }
        Err(match absent {
            Some(ModuleVersion { path: module, version }) => NotFound::NotDownloaded {
                import_path: import_path.into(),
                command: format!("go mod download {module}@{version}"),
                module,
                version,
            },
            None => self.nobody_provides(import_path),
        })
    }

    /// Looks into the modules whose paths `import_path` starts with. Notes in `absent` the first whose code is
    /// not there.
    fn search<'a>(
        &self,
        import_path: &str,
        version_of: &dyn Fn(&str) -> Option<&'a SmolStr>,
        absent: &mut Option<ModuleVersion>,
    ) -> Result<Option<Located>, NotFound> {
        let mut found: Vec<(ModuleVersion, PathBuf)> = Vec::new();
        for path in prefixes(import_path) {
            let Some(version) = version_of(path).filter(|version| !version.is_empty()) else {
                continue;
            };
            let module = ModuleVersion::new(path, version.clone());
            let (root, local, fetched) = match self.place(&module) {
                Place::Directory(dir) => (dir, true, None),
                Place::Cache(actual) => match &self.cache {
                    Some(cache) => (module_dir(cache, &actual), false, Some(actual)),
                    None => (PathBuf::new(), false, Some(actual)),
                },
            };
            match self.dir_in_module(path, &root, import_path, local) {
                Some(dir) => found.push((module, dir)),
                None => {
                    if let Some(actual) = fetched.filter(|_| !seen::is_dir(&root)) {
                        absent.get_or_insert(actual);
                    }
                }
            }
        }
        if found.len() > 1 {
            let modules = found.iter().map(|(module, _)| module.to_string()).collect();
            return Err(NotFound::Ambiguous { import_path: import_path.into(), modules });
        }
        Ok(found.pop().map(|(ModuleVersion { path: module, version }, dir)| {
            Located::new(import_path, dir, Origin::Dependency { module, version })
        }))
    }

    /// What to say when the whole graph does not hold a package.
    fn nobody_provides(&self, import_path: &str) -> NotFound {
        // Requirements that could not be read may have named the module.
        let graph = self.graph();
        let unread = graph.missing().iter().any(|module| graph.selected(&module.path).is_some_and(|v| !v.is_empty()));
        let command = if unread { "go mod download".to_owned() } else { format!("go get {import_path}") };
        NotFound::NoModuleProvides { import_path: import_path.into(), command }
    }

    /// `MAIN/vendor/x`: the spelling of GOPATH times, which scripts still use. The package is `x` all the same.
    fn through_vendor_path(&self, import_path: &str) -> Option<Located> {
        let short = canonical_import(import_path);
        if short.len() == import_path.len() {
            return None;
        }
        let main = self.mains.iter().find(|main| {
            import_below(&main.path, import_path).and_then(|rest| rest.strip_prefix("vendor/")) == Some(short)
        })?;
        if self.vendor.is_some() {
            return self.locate(short).ok();
        }
        let dir = super::vendor::follow_one(&self.root, &main.dir.join("vendor").join(short));
        self.directories.hold_go_files(&dir).then(|| Located::new(short, dir, Origin::Vendor))
    }

    /// Where a package of the main modules, or of those that directories replace, belongs.
    pub(crate) fn destination(&self, import_path: &str) -> Option<Located> {
        let mains = self.mains.iter().map(|main| (&main.path, &main.dir));
        let homes = mains.chain(self.replaced.iter().map(|(path, dir)| (path, dir)));
        let (rest, root) = homes
            .filter_map(|(path, root)| Some((import_below(path, import_path)?, root)))
            .min_by_key(|(rest, _)| rest.len())?;
        Some(Located::new(import_path, join_dir(root, rest), Origin::Main))
    }

    pub(crate) fn locate_dir(&self, dir: &Path) -> Result<Located, NotFound> {
        if let Some(located) = self.dir_of_tree(dir, &|path| Some(path.to_path_buf()))? {
            return Ok(located);
        }
        if let Some(located) = self.dir_of_cache(dir) {
            return Ok(located);
        }
        // Either side may have been spelt through links.
        if let Ok(real) = seen::canonicalize(dir)
            && let Some(located) = self.dir_of_tree(&real, &|path| seen::canonicalize(path).ok())?
        {
            return Ok(located);
        }
        let module = dir.ancestors().find(|dir| seen::is_file(&dir.join("go.mod"))).map(Path::to_path_buf);
        Err(NotFound::OutsideModules { dir: dir.to_path_buf(), module })
    }

    /// A directory of the main modules, of those that directories replace, or of the vendor directory. `spell`
    /// gives the roots in the spelling of `dir`.
    fn dir_of_tree(&self, dir: &Path, spell: &dyn Fn(&Path) -> Option<PathBuf>) -> Result<Option<Located>, NotFound> {
        let mains = self.mains.iter().map(|main| (&main.path, &main.dir, true));
        let replaced = self.replaced.iter().map(|(path, dir)| (path, dir, false));
        let owner = mains
            .chain(replaced)
            .filter_map(|(path, root, main)| Some((path, root, main, below(&spell(root)?, dir)?)))
            .min_by_key(|(_, _, main, rest)| (rest.len(), !main));
        let vendored = self.vendor.as_ref().and_then(|vendor| below(&spell(&vendor.dir)?, dir));
        let Some((module, root, main, rest)) = owner else {
            return Ok(vendored.filter(|path| !path.is_empty()).and_then(|path| self.locate(&path).ok()));
        };
        if main && let Some(path) = vendored.filter(|path| !path.is_empty()) {
            let found = self.locate(&path).ok();
            return Ok(Some(found.unwrap_or_else(|| Located::new(&path, dir.to_path_buf(), Origin::Vendor))));
        }
        let own = join_dir(root, &rest);
        if let Some(nested) =
            own.ancestors().take_while(|path| *path != root).find(|path| self.directories.begin_module(path))
        {
            return Err(NotFound::OutsideModules { dir: dir.to_path_buf(), module: Some(nested.to_path_buf()) });
        }
        let origin = if main {
            Origin::Main
        } else {
            Origin::Dependency { module: module.clone(), version: self.requirement(module).unwrap_or_default() }
        };
        Ok(Some(Located::new(&join_import(module, &rest), own, origin)))
    }

    /// A directory of the module cache.
    fn dir_of_cache(&self, dir: &Path) -> Option<Located> {
        let rest = below(self.cache.as_ref()?, dir)?;
        let (module, rest) = rest.split_once('@')?;
        let (version, rest) = rest.split_once('/').unwrap_or((rest, ""));
        let (module, version) = (unescape(module)?, unescape(version)?);
        let origin = Origin::Dependency { module: module.as_str().into(), version: version.into() };
        Some(Located::new(&join_import(&module, rest), dir.to_path_buf(), origin))
    }

    /// The modules whose directories a walk of the tree below `root` enters although they have a go.mod.
    pub(crate) fn boundaries(&self, replaced: bool) -> Vec<ModuleRoot> {
        let mains = self.mains.iter().map(|main| ModuleRoot { path: main.path.clone(), dir: main.dir.clone() });
        let others = self.replaced.iter().filter(|_| replaced);
        // A main module's own path counts where it is also replaced, so mains come last.
        others.map(|(path, dir)| ModuleRoot { path: path.clone(), dir: dir.clone() }).chain(mains).collect()
    }

    /// All modules that packages below the import path `root` may come from and whose code is there.
    pub(crate) fn modules_for(&self, root: &str) -> Vec<ModuleRoot> {
        let fits = |path: &str| import_below(path, root).is_some() || import_below(root, path).is_some();
        let mut out: Vec<ModuleRoot> = self.boundaries(false);
        if let Some(vendor) = &self.vendor {
            let modules = vendor.modules().iter().map(|module| &module.path).filter(|path| fits(path));
            out.extend(modules.map(|path| ModuleRoot { path: path.clone(), dir: vendor.resolve(path) }));
            // go.mod may replace modules that nothing was vendored from.
            out.extend(self.replaced.iter().map(|(path, dir)| ModuleRoot { path: path.clone(), dir: dir.clone() }));
        } else {
            for module in self.graph().build_list() {
                if module.version.is_empty() || !fits(&module.path) {
                    continue;
                }
                let dir = match (self.place(&module), &self.cache) {
                    (Place::Directory(dir), _) => dir,
                    (Place::Cache(actual), Some(cache)) => module_dir(cache, &actual),
                    (Place::Cache(_), None) => continue,
                };
                out.push(ModuleRoot { path: module.path, dir });
            }
        }
        out.retain(|module| fits(&module.path) && seen::is_dir(&module.dir));
        out.sort();
        out.dedup_by(|a, b| a.path == b.path);
        out
    }

    /// The first module below or above `root` whose code is not in the cache.
    pub(crate) fn not_downloaded(&self, root: &str) -> Option<NotFound> {
        if self.vendor.is_some() || root.is_empty() {
            return None;
        }
        self.graph().build_list().into_iter().find_map(|module| {
            import_below(root, &module.path).or_else(|| import_below(&module.path, root))?;
            let Place::Cache(actual) = self.place(&module) else {
                return None;
            };
            let there = module.version.is_empty() || seen::is_dir(&module_dir(self.cache.as_ref()?, &actual));
            (!there).then(|| NotFound::NotDownloaded {
                import_path: root.into(),
                command: format!("go mod download {actual}"),
                module: actual.path,
                version: actual.version,
            })
        })
    }

    /// The directory of `import_path` in a module, if it holds Go files. In directories of the user's a nested go.mod
    /// cuts off what lies below it.
    fn dir_in_module(&self, module: &str, root: &Path, import_path: &str, local: bool) -> Option<PathBuf> {
        let rest = import_below(module, import_path)?;
        let dir = join_dir(root, rest);
        if !self.directories.hold_go_files(&dir) {
            return None;
        }
        let mut within = dir.ancestors().take_while(|path| *path != root);
        let cut = local && within.any(|path| self.directories.begin_module(path));
        (!cut).then_some(dir)
    }
}
