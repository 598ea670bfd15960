//! Where the walks of patterns and of discovery begin, and what they enter.
//!
//! The rules are go's for patterns and kgen's own for discovery; the walking itself is in `walk`.

use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use store::seen;

use crate::error::{LoadError, NotFound};
use crate::locator::{Locator, World};
use crate::modular::vendor::follow_one;
use crate::path::{absolute, below, import_below, join_dir, join_import};
use crate::pattern::Pattern;
use crate::stdlib;
use crate::walk::Rules;

/// One walk.
pub(crate) struct Start {
    pub(crate) dir: PathBuf,
    /// The import path of `dir`; nothing between the modules of a workspace.
    pub(crate) import: Option<String>,
    /// The path of `dir` below the root of the pattern.
    pub(crate) rest: String,
    pub(crate) rules: Rules,
}

impl Locator {
    /// The walks that together see everything a pattern with `...` can match.
    pub(crate) fn starts(&self, pattern: Pattern<'_>, cwd: &Path) -> Result<Vec<Start>, LoadError> {
        let root = pattern.root();
        if pattern.is_directory() {
            let dir = absolute(cwd, Path::new(root));
            if !seen::is_dir(&dir) {
                return Err(NotFound::NoSuchDirectory { dir }.into());
            }
            // A root that is a link is followed; links below it are not.
            let dir = if seen::read_link(&dir).is_ok() { follow_one(self.root(), &dir) } else { dir };
            let gopath = matches!(self.world, World::Gopath(_));
            let mut rules = Rules { known: self.known(false), ..self.rules(pattern) };
            let (dir, import) = match self.locate_dir(&dir) {
                Ok(located) => {
                    // As in go, a walk that begins in one module does not enter another.
                    rules.known.retain(|_, _| gopath);
                    (located.dir.clone(), Some(located.import_path.to_string()))
                }
                // Between the modules of a workspace a directory has no path, but modules may lie below it.
                Err(_) if rules.known.keys().any(|known| known.starts_with(&dir)) => (dir, None),
                Err(not_found) => return Err(not_found.into()),
            };
            return Ok(vec![Start { dir, import, rest: String::new(), rules }]);
        }
        let mut out = Vec::new();
        let mut add = |path: &str, dir: &Path| {
            // From the deeper of the two: a module may lie below the pattern's root, or hold it.
            let (dir, import, rest) = match (import_below(path, root), import_below(root, path)) {
                (Some(inside), _) => (join_dir(dir, inside), join_import(path, inside), ""),
                (None, Some(rest)) => (dir.to_path_buf(), path.to_owned(), rest),
                (None, None) => return,
            };
            if seen::is_dir(&dir) {
                let dir = if seen::read_link(&dir).is_ok() { follow_one(self.root(), &dir) } else { dir };
                out.push(Start { dir, import: Some(import), rest: rest.to_owned(), rules: self.rules(pattern) });
            }
        };
        match &self.world {
            World::Modules(modules) => {
                for module in modules.modules_for(root) {
                    add(&module.path, &module.dir);
                }
            }
            World::Gopath(gopath) => {
                let vendored = join_import(&join_import(gopath.import(), "vendor"), root);
                for import in [root, &vendored] {
                    if let Some((dir, _)) = gopath.dir_of(import).filter(|_| !root.is_empty()) {
                        let rules = Rules { known: self.known(false), ..self.rules(pattern) };
                        out.push(Start { dir, import: Some(import.to_owned()), rest: String::new(), rules });
                    }
                }
                if root.is_empty() {
                    let rules = Rules { known: self.known(false), ..self.rules(pattern) };
                    let import = Some(gopath.import().to_owned());
                    let rest = gopath.import().to_owned();
                    out.push(Start { dir: gopath.root().to_path_buf(), import, rest, rules });
                }
            }
        }
        if stdlib::has_std_form(root)
            && let Some(goroot) = self.env.goroot()
        {
            let dir = goroot.join("src").join(root);
            if seen::is_dir(&dir) {
                let rules = Rules { stop_at_modules: true, ..Rules::default() };
                out.push(Start { dir, import: Some(root.to_owned()), rest: String::new(), rules });
            }
        }
        Ok(out)
    }

    /// The walks of discovery: the tree, and modules of the workspace that the walk of the tree does not reach.
    pub(crate) fn tree_starts(&self) -> Vec<Start> {
        let rules = |known| Rules {
            known,
            underscored: true,
            discovery: true,
            vendor: false,
            ..self.rules(Pattern::new("./..."))
        };
        let root = self.root();
        let import = self.locate_dir(root).ok().map(|located| located.import_path.to_string());
        let mut out =
            vec![Start { dir: root.to_path_buf(), import, rest: String::new(), rules: rules(self.known(true)) }];
        if let World::Modules(modules) = &self.world {
            for main in modules.mains() {
                let unreached = below(root, &main.dir).is_none_or(|rest| {
                    rest.split('/').any(|part| part.starts_with(['.', '_']) || matches!(part, "testdata" | "vendor"))
                });
                if unreached {
                    let import = Some(main.path.to_string());
                    let known = self.known(true);
                    out.push(Start { dir: main.dir.clone(), import, rest: String::new(), rules: rules(known) });
                }
            }
        }
        out
    }

    /// The module that keeps a pattern from matching because its code is not there.
    pub(crate) fn not_downloaded(&self, pattern: Pattern<'_>) -> Option<NotFound> {
        match &self.world {
            World::Modules(modules) if !pattern.is_directory() => modules.not_downloaded(pattern.root()),
            World::Modules(_) | World::Gopath(_) => None,
        }
    }

    fn rules(&self, pattern: Pattern<'_>) -> Rules {
        match &self.world {
            World::Modules(modules) => {
                let mut rules = Rules { stop_at_modules: true, ..Rules::default() };
                for main in modules.mains() {
                    for path in &main.file.ignore {
                        match path.strip_prefix("./") {
                            Some(rest) => rules.ignored.push(absolute(&main.dir, Path::new(rest))),
                            None => rules.ignored_anywhere.push(PathBuf::from(path)),
                        }
                    }
                }
                rules
            }
            World::Gopath(_) => Rules { vendor: pattern.text().contains("vendor"), ..Rules::default() },
        }
    }

    /// Directories with an import path of their own.
    fn known(&self, replaced: bool) -> FxHashMap<PathBuf, SmolStr> {
        match &self.world {
            World::Modules(modules) => {
                modules.boundaries(replaced).into_iter().map(|module| (module.dir, module.path)).collect()
            }
            World::Gopath(gopath) => {
                gopath.staging().iter().map(|staged| (staged.dir.clone(), staged.import.clone())).collect()
            }
        }
    }
}
