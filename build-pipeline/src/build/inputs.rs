//! What binaries are made of: the packages that `go list` finds behind them, and the files of these.
//!
//! What Go itself takes to be unchanging is not looked at: its own library (the toolchain is a fact) and downloaded modules.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use serde::Deserialize;
use store::seen::{self, Sights};

use super::{
    History,
    history::look_at_modules,
    units::{Part, Unit},
};
use crate::StepCx;

/// What `go list` is asked for.
const FIELDS: &str = "-json=ImportPath,Name,Dir,Standard,Match,Imports,ImportMap,Module,GoFiles,CgoFiles,CFiles,CXXFiles,\
    MFiles,HFiles,FFiles,SFiles,SwigFiles,SwigCXXFiles,SysoFiles,IgnoredGoFiles,IgnoredOtherFiles,EmbedFiles,TestGoFiles,\
    XTestGoFiles,TestEmbedFiles,XTestEmbedFiles,InvalidGoFiles";

/// A package, as `go list` describes it.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Package {
    import_path: String,
    name: String,
    dir: PathBuf,
    standard: bool,
    r#match: Vec<String>,
    imports: Vec<String>,
    import_map: BTreeMap<String, String>,
    module: Option<Module>,
    go_files: Vec<PathBuf>,
    cgo_files: Vec<PathBuf>,
    c_files: Vec<PathBuf>,
    #[serde(rename = "CXXFiles")]
    cxx_files: Vec<PathBuf>,
    m_files: Vec<PathBuf>,
    h_files: Vec<PathBuf>,
    f_files: Vec<PathBuf>,
    s_files: Vec<PathBuf>,
    swig_files: Vec<PathBuf>,
    #[serde(rename = "SwigCXXFiles")]
    swig_cxx_files: Vec<PathBuf>,
    syso_files: Vec<PathBuf>,
    ignored_go_files: Vec<PathBuf>,
    ignored_other_files: Vec<PathBuf>,
    embed_files: Vec<PathBuf>,
    test_go_files: Vec<PathBuf>,
    #[serde(rename = "XTestGoFiles")]
    xtest_go_files: Vec<PathBuf>,
    test_embed_files: Vec<PathBuf>,
    #[serde(rename = "XTestEmbedFiles")]
    xtest_embed_files: Vec<PathBuf>,
    invalid_go_files: Vec<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Module {
    go_mod: PathBuf,
}

impl Package {
    /// The files that decide what is compiled, by their names in the directory; with those of its tests.
    fn files(&self) -> impl Iterator<Item = &PathBuf> {
        let lists = [
            &self.go_files,
            &self.cgo_files,
            &self.c_files,
            &self.cxx_files,
            &self.m_files,
            &self.h_files,
            &self.f_files,
            &self.s_files,
            &self.swig_files,
            &self.swig_cxx_files,
            &self.syso_files,
            &self.ignored_go_files,
            &self.ignored_other_files,
            &self.embed_files,
            &self.invalid_go_files,
        ];
        lists.into_iter().flatten()
    }

    fn test_files(&self) -> impl Iterator<Item = &PathBuf> {
        let lists = [&self.test_go_files, &self.xtest_go_files, &self.test_embed_files, &self.xtest_embed_files];
        lists.into_iter().flatten()
    }

    /// Whether the go tool has made it up: the main package of a test binary.
    fn is_made_up(&self) -> bool {
        self.import_path.ends_with(".test") && self.name == "main"
    }
}

/// What was found behind a target.
#[derive(Debug)]
pub(super) enum Found {
    /// A binary can be made; of what, if that could be seen.
    Binary(Option<Sights>),
    /// Build constraints leave nothing of it on this platform.
    Nothing,
    /// It is not what a binary is made from.
    NoCommand,
}

/// Looks at what the targets of a unit are made of, in their order.
pub(super) fn of_unit(cx: &StepCx<'_>, history: &History, unit: &Unit<'_>) -> anyhow::Result<Vec<Found>> {
    let tests = unit.parts.iter().any(|part| part.item.target.test);
    let mut command = cx.go.action().args(["list", "-e", "-deps"]);
    command = command.args(tests.then_some("-test"));
    command = command.args(unit.class.race.then_some("-race"));
    if let Some(tags) = super::units::tags(cx) {
        command = command.args(["-tags", &tags]);
    }
    command = command.args([FIELDS]).args(unit.packages());
    command.env.extend(unit.class.env(cx, unit.platform));
    let outcome = cx.exec.run(&command)?;
    if !outcome.success() {
        return Err(outcome.into_failure("go list").into());
    }
    let mut packages = BTreeMap::new();
    for package in serde_json::Deserializer::from_slice(&outcome.stdout).into_iter() {
        let package: Package = package.context("cannot read what `go list` printed")?;
        packages.insert(package.import_path.clone(), package);
    }
    let cache = cx.go.toolchain(cx.project, cx.exec)?.module_cache();
    let changes = |package: &Package| !package.standard && !cache.is_some_and(|cache| package.dir.starts_with(cache));

    let mut complete = true;
    let all = history.watch(|| {
        look_at_surroundings(cx);
        for package in packages.values() {
            complete &= look_at(package, changes(package));
        }
    });
    let all = all.filter(|_| complete);
    let mut owners: HashMap<PathBuf, Vec<&str>> = HashMap::new();
    for package in packages.values() {
        let files = package.files().map(|file| package.dir.join(file));
        for path in files.chain(dirs(package)) {
            owners.entry(path).or_default().push(&package.import_path);
        }
    }
    let found = |Part { item, .. }: &Part<'_>| {
        let is_root = |package: &&Package| package.r#match.contains(&item.target.package);
        let Some(package) = packages.values().find(is_root) else { return Found::NoCommand };
        let root = if item.target.test {
            match packages.get(&format!("{}.test", package.import_path)) {
                Some(root) => root,
                None => return Found::NoCommand,
            }
        } else {
            let empty = package.go_files.is_empty() && package.cgo_files.is_empty();
            match package.name.as_str() {
                _ if empty && !package.ignored_go_files.is_empty() => return Found::Nothing,
                // A file that does not even say which package it is in; the compiler explains it.
                "" if !empty || !package.invalid_go_files.is_empty() => package,
                "main" if !empty => package,
                _ => return Found::NoCommand,
            }
        };
        let behind = behind(root, &packages);
        let is_ours =
            |path: &Path| owners.get(path).is_none_or(|owners| owners.iter().any(|owner| behind.contains(owner)));
        Found::Binary(all.as_ref().map(|all| all.only(is_ours)))
    };
    Ok(unit.parts.iter().map(found).collect())
}

/// The import paths of the packages behind `root`, itself among them.
fn behind<'a>(root: &'a Package, packages: &'a BTreeMap<String, Package>) -> BTreeSet<&'a str> {
    let mut behind = BTreeSet::new();
    let mut waiting = vec![root];
    while let Some(package) = waiting.pop() {
        if !behind.insert(package.import_path.as_str()) {
            continue;
        }
        let path = |import: &'a String| package.import_map.get(import).unwrap_or(import);
        waiting.extend(package.imports.iter().filter_map(|import| packages.get(path(import))));
    }
    behind
}

/// Looks at what all packages have in common.
fn look_at_surroundings(cx: &StepCx<'_>) {
    look_at_modules(&cx.project.root);
    let Ok(toolchain) = cx.go.toolchain(cx.project, cx.exec) else { return };
    let goroot = Path::new(toolchain.var("GOROOT"));
    drop(seen::read(&goroot.join("VERSION")));
    drop(seen::metadata(&goroot.join("bin/go")));
}

/// Looks at a package. Says whether everything in its directory that Go could compile is known: a file that has come since
/// `go list` looked would be in the list of the directory, but nobody would look into it.
fn look_at(package: &Package, changes: bool) -> bool {
    if package.standard || package.is_made_up() {
        return true;
    }
    if !changes {
        let _ = seen::kind(&package.dir);
        return true;
    }
    if let Some(module) = &package.module {
        drop(seen::read(&module.go_mod));
    }
    let entries = seen::list(&package.dir).unwrap_or_default();
    for file in package.files() {
        drop(seen::read(&package.dir.join(file)));
    }
    // In the directories of embedded files a new one is embedded too.
    for dir in dirs(package).iter().skip(1) {
        drop(seen::list(dir));
    }
    // Variants of a package for a test name its test files among its own.
    if package.import_path.contains(' ') {
        return true;
    }
    let known: HashSet<&Path> = package.files().chain(package.test_files()).map(PathBuf::as_path).collect();
    entries.iter().all(|entry| {
        let name = entry.name.to_string_lossy();
        !name.ends_with(".go") || name.starts_with(['.', '_']) || known.contains(Path::new(&entry.name))
    })
}

/// The directory of a package, then those of its embedded files below it.
fn dirs(package: &Package) -> Vec<PathBuf> {
    let mut below: BTreeSet<&Path> = BTreeSet::new();
    for file in &package.embed_files {
        below.extend(file.ancestors().skip(1).filter(|dir| !dir.as_os_str().is_empty()));
    }
    let below = below.into_iter().map(|dir| package.dir.join(dir));
    std::iter::once(package.dir.clone()).chain(below).collect()
}
