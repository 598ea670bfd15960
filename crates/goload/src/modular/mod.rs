//! Module mode: finding the main modules and what replaces, excludes and vendors their dependencies.
//!
//! Packages are found in `lookup`. Findings in the user's go.mod and go.work files are kept with their texts.

mod lookup;
pub(crate) mod vendor;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use diag::Text;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::directories::Directories;
use crate::env::{Env, GoWork, ModFlag};
use crate::error::LoadError;
use crate::locator::Mode;
use crate::module::graph::{Place, Rules};
use crate::module::{
    CONFLICTING_REPLACEMENTS, GoMod, GoWorkFile, Graph, MISSING_REPLACEMENT, Main, ModuleVersion, Problem, Replace,
    ReplaceTarget, compare_go, compare_versions,
};
use crate::path::absolute;
use store::seen;
use vendor::Vendor;

/// A go.mod or go.work of the user's, for findings in it.
#[derive(Debug)]
pub(crate) struct Description {
    pub(crate) path: PathBuf,
    pub(crate) text: Text,
    pub(crate) problems: Vec<Problem>,
}

#[derive(Debug)]
pub(crate) struct Modules {
    root: PathBuf,
    directories: Arc<Directories>,
    mains: Vec<Main>,
    /// The `go` line of go.work, in a workspace.
    workspace: Option<SmolStr>,
    rules: Rules,
    /// Modules that directories replace, with the directories.
    replaced: Vec<(SmolStr, PathBuf)>,
    cache: Option<PathBuf>,
    vendor: Option<Vendor>,
    /// What the only main module requires, where that is enough to try first.
    roots: Option<FxHashMap<SmolStr, SmolStr>>,
    graph: OnceLock<Graph>,
    descriptions: Vec<Description>,
}

impl Modules {
    /// The module or workspace above `start`, if there is one.
    pub(crate) fn open(start: &Path, env: &Env, directories: &Arc<Directories>) -> Result<Option<Self>, LoadError> {
        let own = start.ancestors().find(|dir| seen::is_file(&dir.join("go.mod")));
        let gowork = match &env.gowork {
            GoWork::Off => None,
            GoWork::File(path) => Some(absolute(start, path)),
            GoWork::Find => start.ancestors().map(|dir| dir.join("go.work")).find(|path| seen::is_file(path)),
        };
        let mut opened = match (gowork, own) {
            (Some(path), own) => {
                let opened = Self::workspace(&path, directories)?;
                if let Some(dir) = own
                    && !opened.mains.iter().any(|main| same_dir(&main.dir, dir))
                    // A go.mod above the workspace is not what the user stands in.
                    && dir.starts_with(&opened.root)
                {
                    return Err(LoadError::NotInWorkspace { module: dir.to_path_buf(), gowork: path });
                }
                opened
            }
            (None, Some(dir)) => {
                let path = env.modfile.as_ref().map_or_else(|| dir.join("go.mod"), |other| absolute(start, other));
                let mut opened = Self::empty(dir.to_path_buf(), directories);
                opened.add_main(dir, path)?;
                opened
            }
            (None, None) => return Ok(None),
        };
        opened.cache.clone_from(&env.gomodcache);
        opened.replaced = opened.rules.directories();
        opened.vendor = opened.choose_vendor(env)?;
        opened.roots = opened.requirements();
        Ok(Some(opened))
    }

    fn empty(root: PathBuf, directories: &Arc<Directories>) -> Self {
        Self {
            root,
            directories: directories.clone(),
            mains: Vec::new(),
            workspace: None,
            rules: Rules::default(),
            replaced: Vec::new(),
            cache: None,
            vendor: None,
            roots: None,
            graph: OnceLock::new(),
            descriptions: Vec::new(),
        }
    }

    fn workspace(path: &Path, directories: &Arc<Directories>) -> Result<Self, LoadError> {
        let text = seen::read(path).map_err(|error| LoadError::io(path, error))?;
        let (file, mut problems) = GoWorkFile::parse(&text);
        let root = path.parent().unwrap_or(path).to_path_buf();
        let mut opened = Self::empty(root.clone(), directories);
        opened.rules.add_workspace(&root, &file.replace);
        check_targets(&root, &file.replace, &mut problems);
        opened.descriptions.push(Description { path: path.to_path_buf(), text: text.into(), problems });
        for module in &file.uses {
            let dir = absolute(&root, &module.value);
            let path = dir.join("go.mod");
            opened.add_main(&dir, path)?;
        }
        opened.workspace = Some(file.go.map(|go| go.value).unwrap_or_default());
        Ok(opened)
    }

    fn add_main(&mut self, dir: &Path, path: PathBuf) -> Result<(), LoadError> {
        let text = seen::read(&path).map_err(|error| LoadError::io(&path, error))?;
        let (file, mut problems) = GoMod::parse(&text);
        if file.path().is_empty() {
            return Err(LoadError::BadModule { path, message: "the file does not name its module".to_owned() });
        }
        for line in self.rules.add_main(dir, &file) {
            let message = format!("another module of the workspace replaces {} differently", line.path);
            problems.push(Problem::error(&CONFLICTING_REPLACEMENTS, message, line.start, line.end));
        }
        check_targets(dir, &file.replace, &mut problems);
        self.mains.push(Main { path: file.path().into(), dir: dir.to_path_buf(), file: Arc::new(file) });
        self.descriptions.push(Description { path, text: text.into(), problems });
        Ok(())
    }

    /// The vendor directory, where go would use it.
    fn choose_vendor(&self, env: &Env) -> Result<Option<Vendor>, LoadError> {
        let go = match &self.workspace {
            Some(go) => Some(go.clone()),
            None => self.mains.first().and_then(|main| Some(main.file.go.as_ref()?.value.clone())),
        };
        let dir = self.root.join("vendor");
        let wanted = match env.mod_flag {
            Some(ModFlag::Mod | ModFlag::ReadOnly) => false,
            Some(ModFlag::Vendor) => true,
            None => seen::is_dir(&dir) && go.as_ref().is_some_and(|go| compare_go(go, "1.14").is_ge()),
        };
        if !wanted {
            return Ok(None);
        }
        let vendor = Vendor::open(&self.root, dir, go.unwrap_or_default(), self.directories.clone())?;
        // A vendor directory made for a workspace is of no use to a single module, and the other way round.
        let fits = vendor.is_for_workspace() == self.workspace.is_some() || env.mod_flag.is_some();
        Ok(fits.then_some(vendor))
    }

    /// The requirements of a single main module that names everything its packages need.
    fn requirements(&self) -> Option<FxHashMap<SmolStr, SmolStr>> {
        let [main] = self.mains.as_slice() else {
            return None;
        };
        if self.workspace.is_some() || compare_go(main.file.go_version(), "1.17").is_lt() {
            return None;
        }
        let mut roots: FxHashMap<SmolStr, SmolStr> = FxHashMap::default();
        for ModuleVersion { path, version } in main.file.require.iter().map(|line| &line.module) {
            if self.rules.is_excluded(&ModuleVersion::new(path.clone(), version.clone())) {
                continue;
            }
            let known = roots.entry(path.clone()).or_insert_with(|| version.clone());
            if compare_versions(version, known).is_gt() {
                known.clone_from(version);
            }
        }
        Some(roots)
    }

    pub(crate) fn mode(&self) -> Mode {
        match (&self.vendor, &self.workspace) {
            (Some(_), _) => Mode::Vendor,
            (None, Some(_)) => Mode::Workspace,
            (None, None) => Mode::Module,
        }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn mains(&self) -> &[Main] {
        &self.mains
    }

    pub(crate) fn descriptions(&self) -> &[Description] {
        &self.descriptions
    }

    /// The graph, read at the first call.
    pub(crate) fn graph(&self) -> &Graph {
        self.graph
            .get_or_init(|| Graph::load(&self.mains, self.workspace.is_some(), &self.rules, self.cache.as_deref()))
    }

    /// Reads the graph, if the first dependency that is looked for will need it.
    pub(crate) fn prefetch(&self) {
        if self.vendor.is_none() && self.roots.is_none() {
            self.graph();
        }
    }

    /// The selected version of a dependency.
    pub(crate) fn requirement(&self, module: &str) -> Option<SmolStr> {
        if self.mains.iter().any(|main| main.path == module) {
            return None;
        }
        if let Some(vendor) = &self.vendor {
            let required = || {
                let lines = self.mains.iter().flat_map(|main| &main.file.require);
                lines.map(|line| &line.module).find(|known| known.path == module).cloned()
            };
            return vendor.module(module).or_else(required).map(|found| found.version);
        }
        let root = self.roots.as_ref().and_then(|roots| roots.get(module));
        root.or_else(|| self.graph().selected(module)).filter(|version| !version.is_empty()).cloned()
    }

    /// Where the code of a module is.
    fn place(&self, module: &ModuleVersion) -> Place {
        self.rules.place(module)
    }
}

/// Reports replacements by directories that hold no module.
fn check_targets(dir: &Path, lines: &[Replace], problems: &mut Vec<Problem>) {
    for line in lines {
        if let ReplaceTarget::Directory(target) = &line.target
            && !seen::is_file(&absolute(dir, Path::new(target)).join("go.mod"))
        {
            let message = format!("{} is replaced by {target}, which holds no go.mod", line.path);
            problems.push(Problem::warning(&MISSING_REPLACEMENT, message, line.start, line.end));
        }
    }
}

/// Whether both are one directory, links followed.
fn same_dir(a: &Path, b: &Path) -> bool {
    a == b || matches!((seen::canonicalize(a), seen::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}
