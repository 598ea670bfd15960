//! Minimal version selection: which version of each module a build uses.
//!
//! The graph is read from the go.mod files in the module cache with Go's own pruning: a module at go 1.17 or
//! later names everything its packages need, so what lies behind it is not read. A file that is not in the
//! cache is noted, not refused: whether it matters shows when a package is looked up.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;
use store::seen;

use super::gomod::{GoMod, Replace, ReplaceTarget};
use super::version::{ModuleVersion, compare, compare_go, escape};
use crate::path::absolute;

/// How much of the graph behind a module counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pruning {
    /// Its own requirements only.
    Pruned,
    /// Everything.
    Unpruned,
    /// Between the modules of a workspace.
    Workspace,
}

/// A main module.
#[derive(Clone, Debug)]
pub struct Main {
    /// Its path.
    pub path: SmolStr,
    /// Its root.
    pub dir: PathBuf,
    /// Its go.mod.
    pub file: Arc<GoMod>,
}

/// Where the code of a module at a version is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a directory of the user's.
    Directory(PathBuf),
    /// In the module cache, under this name.
    Cache(ModuleVersion),
}

/// The replace and exclude lines of all main modules.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    workspace: Replacements,
    modules: Replacements,
    excluded: FxHashSet<ModuleVersion>,
}

#[derive(Debug, Default)]
struct Replacements {
    exact: FxHashMap<ModuleVersion, Place>,
    all: FxHashMap<SmolStr, Place>,
}

impl Replacements {
    /// Adds the lines of the file in `dir`; gives back those that contradict what another file said before.
    fn add<'a>(&mut self, dir: &Path, lines: &'a [Replace]) -> Vec<&'a Replace> {
        // Within one file the last line wins; between files the first.
        let mut own = Self::default();
        for line in lines {
            let place = match &line.target {
                ReplaceTarget::Directory(target) => Place::Directory(absolute(dir, Path::new(target))),
                ReplaceTarget::Module(module) => Place::Cache(module.clone()),
            };
            match &line.version {
                Some(version) => {
                    own.exact.insert(ModuleVersion::new(line.path.clone(), version.clone()), place);
                }
                None => {
                    own.all.insert(line.path.clone(), place);
                }
            }
        }
        let mut conflicts = Vec::new();
        for line in lines {
            let (before, place) = match &line.version {
                Some(version) => {
                    let key = ModuleVersion::new(line.path.clone(), version.clone());
                    let place = own.exact.get(&key).cloned();
                    (place.clone().map(|place| self.exact.entry(key).or_insert(place).clone()), place)
                }
                None => {
                    let place = own.all.get(&line.path).cloned();
                    (place.clone().map(|place| self.all.entry(line.path.clone()).or_insert(place).clone()), place)
                }
            };
            if before != place {
                conflicts.push(line);
            }
        }
        conflicts
    }

    fn get(&self, module: &ModuleVersion) -> Option<&Place> {
        self.exact.get(module).or_else(|| self.all.get(&module.path))
    }
}

impl Rules {
    /// Adds the replace lines of a go.work in `dir`, which go before all others.
    pub(crate) fn add_workspace(&mut self, dir: &Path, lines: &[Replace]) {
        self.workspace.add(dir, lines);
    }

    /// Adds the lines of a main module; gives back those that contradict another main module.
    pub(crate) fn add_main<'a>(&mut self, dir: &Path, file: &'a GoMod) -> Vec<&'a Replace> {
        self.excluded.extend(file.exclude.iter().cloned());
        let mut conflicts = self.modules.add(dir, &file.replace);
        conflicts.retain(|line| {
            let module = ModuleVersion::new(line.path.clone(), line.version.clone().unwrap_or_default());
            self.workspace.get(&module).is_none()
        });
        conflicts
    }

    /// Where the code of `module` is.
    pub(crate) fn place(&self, module: &ModuleVersion) -> Place {
        let replaced = self.workspace.get(module).or_else(|| self.modules.get(module));
        replaced.cloned().unwrap_or_else(|| Place::Cache(module.clone()))
    }

    /// The directories that stand in for modules, with the modules' paths, in order.
    pub(crate) fn directories(&self) -> Vec<(SmolStr, PathBuf)> {
        let mut out: Vec<_> = [&self.workspace, &self.modules]
            .iter()
            .flat_map(|set| {
                let exact = set.exact.iter().map(|(module, place)| (&module.path, place));
                exact.chain(set.all.iter())
            })
            .filter_map(|(path, place)| match place {
                Place::Directory(dir) => Some((path.clone(), dir.clone())),
                Place::Cache(_) => None,
            })
            .collect();
        out.sort();
        out.dedup();
        out
    }

    pub(crate) fn is_excluded(&self, module: &ModuleVersion) -> bool {
        self.excluded.contains(module)
    }
}

/// The versions a build uses.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    selected: FxHashMap<SmolStr, SmolStr>,
    missing: Vec<ModuleVersion>,
}

/// What the go.mod of a dependency says to its users.
struct Summary {
    pruned: bool,
    require: Vec<ModuleVersion>,
}

impl Graph {
    /// Reads the graph behind `mains`.
    pub(crate) fn load(mains: &[Main], workspace: bool, rules: &Rules, cache: Option<&Path>) -> Self {
        let mut reader = Reader {
            rules,
            cache,
            graph: Self::default(),
            summaries: FxHashMap::default(),
            seen: FxHashSet::default(),
        };
        for main in mains {
            reader.graph.selected.insert(main.path.clone(), SmolStr::default());
        }
        if workspace {
            for main in mains {
                reader.summaries.insert(ModuleVersion::new(main.path.clone(), ""), Some(reader.summary_of(&main.file)));
            }
            let roots: Vec<_> = mains.iter().map(|main| ModuleVersion::new(main.path.clone(), "")).collect();
            for root in &roots {
                reader.require(root);
            }
            reader.read(roots.iter().map(|root| (root.clone(), Pruning::Workspace)).collect());
            reader.settle_workspace(roots);
        } else if let Some(main) = mains.first() {
            let summary = reader.summary_of(&main.file);
            let pruning = if summary.pruned { Pruning::Pruned } else { Pruning::Unpruned };
            reader.select(&summary.require);
            reader.read(summary.require.iter().map(|module| (module.clone(), pruning)).collect());
        }
        reader.graph.missing.sort();
        reader.graph
    }

    /// The selected version of a module; empty for a main module.
    #[must_use]
    pub fn selected(&self, path: &str) -> Option<&SmolStr> {
        self.selected.get(path)
    }

    /// All modules of the build by path, main modules included.
    #[must_use]
    pub fn build_list(&self) -> Vec<ModuleVersion> {
        let modules = self.selected.iter().map(|(path, version)| ModuleVersion::new(path.clone(), version.clone()));
        let mut list: Vec<_> = modules.collect();
        list.sort();
        list
    }

    /// Modules whose go.mod is not in the cache, so that their requirements are not in the graph.
    #[must_use]
    pub fn missing(&self) -> &[ModuleVersion] {
        &self.missing
    }
}

struct Reader<'a> {
    rules: &'a Rules,
    cache: Option<&'a Path>,
    graph: Graph,
    summaries: FxHashMap<ModuleVersion, Option<Summary>>,
    seen: FxHashSet<(ModuleVersion, Pruning)>,
}

impl Reader<'_> {
    fn summary_of(&self, file: &GoMod) -> Summary {
        Summary {
            pruned: compare_go(file.go_version(), "1.17").is_ge(),
            require: file
                .require
                .iter()
                .map(|line| &line.module)
                .filter(|module| !self.rules.is_excluded(module))
                .cloned()
                .collect(),
        }
    }

    /// Reads the go.mod of a dependency where it is.
    fn fetch(&self, module: &ModuleVersion) -> Option<Summary> {
        let path = match self.rules.place(module) {
            Place::Directory(dir) => dir.join("go.mod"),
            Place::Cache(module) => mod_file(self.cache?, &module),
        };
        let text = seen::read(&path).ok()?;
        Some(self.summary_of(&GoMod::parse_dependency(&text)))
    }

    /// Reads several side by side, in threads of its own: who waits in a pool takes up other work of the pool, which
    /// may ask for the very graph that is being read.
    fn fetch_all(&self, modules: &[ModuleVersion]) -> Vec<Option<Summary>> {
        const WORTH_A_THREAD: usize = 32;
        let read = |modules: &[ModuleVersion]| modules.iter().map(|module| self.fetch(module)).collect::<Vec<_>>();
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(modules.len() / WORTH_A_THREAD);
        if threads < 2 {
            return read(modules);
        }
        thread::scope(|scope| {
            let parts: Vec<_> =
                modules.chunks(modules.len().div_ceil(threads)).map(|part| scope.spawn(move || read(part))).collect();
            parts.into_iter().flat_map(|part| part.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
        })
    }

    fn select(&mut self, modules: &[ModuleVersion]) {
        for module in modules {
            match self.graph.selected.get_mut(&module.path) {
                Some(version) => {
                    if compare(&module.version, version).is_gt() {
                        *version = module.version.clone();
                    }
                }
                None => {
                    self.graph.selected.insert(module.path.clone(), module.version.clone());
                }
            }
        }
    }

    /// Counts the requirements of a module that was read.
    fn require(&mut self, module: &ModuleVersion) {
        if let Some(Some(summary)) = self.summaries.get(module) {
            let require = summary.require.clone();
            self.select(&require);
        }
    }

    /// Reads `wave` and all that it leads to, one wave of files after the other.
    fn read(&mut self, mut wave: Vec<(ModuleVersion, Pruning)>) {
        wave.retain(|entry| self.seen.insert(entry.clone()));
        while !wave.is_empty() {
            let mut unread: Vec<_> = wave
                .iter()
                .map(|(module, _)| module)
                .filter(|module| module.version != "none" && !self.summaries.contains_key(*module))
                .cloned()
                .collect();
            unread.sort_unstable();
            unread.dedup();
            let read = self.fetch_all(&unread);
            for (module, summary) in unread.into_iter().zip(read) {
                match &summary {
                    Some(summary) => self.select(&summary.require),
                    None => self.graph.missing.push(module.clone()),
                }
                self.summaries.insert(module, summary);
            }
            let mut next = Vec::new();
            for (module, pruning) in wave {
                let Some(Some(summary)) = self.summaries.get(&module) else {
                    continue;
                };
                let behind = match (pruning, summary.pruned) {
                    (Pruning::Unpruned, _) | (_, false) => Pruning::Unpruned,
                    (_, true) => Pruning::Pruned,
                };
                if pruning != Pruning::Pruned || !summary.pruned {
                    for module in &summary.require {
                        let entry = (module.clone(), behind);
                        if !self.seen.contains(&entry) {
                            self.seen.insert(entry.clone());
                            next.push(entry);
                        }
                    }
                }
            }
            wave = next;
        }
    }

    /// In a workspace a requirement may be selected above what its user asked for; then the selected version's
    /// own requirements count as if a main module made them, until nothing changes.
    fn settle_workspace(&mut self, roots: Vec<ModuleVersion>) {
        let mut paths: Vec<SmolStr> = roots.into_iter().map(|root| root.path).collect();
        let mut seen: FxHashSet<ModuleVersion> = FxHashSet::default();
        loop {
            let mut wanted = Vec::new();
            for path in &paths {
                let at = |path: &SmolStr| {
                    ModuleVersion::new(path.clone(), self.graph.selected.get(path).cloned().unwrap_or_default())
                };
                let module = at(path);
                if !seen.contains(&module) {
                    wanted.push(module);
                    continue;
                }
                let Some(Some(summary)) = self.summaries.get(&module) else {
                    continue;
                };
                for required in &summary.require {
                    let selected = at(&required.path);
                    if compare(&selected.version, &required.version).is_gt() && !seen.contains(&selected) {
                        wanted.push(selected);
                    }
                }
            }
            wanted.sort_unstable();
            wanted.dedup();
            if wanted.is_empty() {
                return;
            }
            for module in &wanted {
                seen.insert(module.clone());
                paths.push(module.path.clone());
            }
            paths.sort_unstable();
            paths.dedup();
            self.read(wanted.into_iter().map(|module| (module, Pruning::Workspace)).collect());
        }
    }
}

/// The go.mod of a module in the cache.
pub(crate) fn mod_file(cache: &Path, module: &ModuleVersion) -> PathBuf {
    let version = escape(&module.version);
    cache.join("cache/download").join(escape(&module.path)).join("@v").join(format!("{version}.mod"))
}

/// The code of a module in the cache.
pub(crate) fn module_dir(cache: &Path, module: &ModuleVersion) -> PathBuf {
    cache.join(format!("{}@{}", escape(&module.path), escape(&module.version)))
}
