//! The real generators over our own fixtures: a golden that kgen wrote itself proves nothing until upstream wrote the same.
//!
//! A case is a folder of `testdata/<generator>/`. Its goldens lie beside its sources for the version that its kgen.toml
//! names, and below `_compat/0.NN/` for further versions, which are complete sets. A `diagnostics.txt` in place of
//! goldens is a claim as well: upstream refuses that source, too. Where only kgen has something to say, its first line
//! is `upstream: accepts` and the reason; where upstream writes what the compiler refuses, and kgen refuses instead, it is
//! `upstream: accepts and breaks` and the reason. Where kgen writes what upstream only tries to, goldens stand beside
//! `[case] upstream = "refuses: reason"` in kgen.toml.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow, bail};
use libtest_mimic::Trial;

use crate::command::{command, run};
use crate::compare::Comparison;
use crate::generators::{self, Generator};
use crate::oracle::{Oracle, Run, named};
use crate::table::{Count, Key, Table};
use crate::tree::{self, Files};
use crate::workshop;

/// The build of a few small packages.
const BUILD: Duration = Duration::from_secs(300);

/// What a case says about one version.
#[derive(Clone)]
struct Claim {
    /// `testdata/`.
    testdata: PathBuf,
    /// The case below it: `deepcopy/arrays`.
    case: PathBuf,
    /// Where the goldens of this version are.
    goldens: PathBuf,
    settings: Settings,
    /// Which version.
    compat: String,
}

/// What upstream is claimed to do with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Upstream {
    /// It writes the goldens.
    Writes,
    /// It fails.
    Refuses,
    /// It writes what does not compile.
    Breaks,
}

/// The parts of a case's kgen.toml that upstream has flags for.
#[derive(Clone)]
struct Settings {
    compat: String,
    header: Option<PathBuf>,
    /// The patterns of `[codegen] packages`.
    packages: Vec<String>,
    /// The options of the generator's own table.
    options: toml::Table,
    /// `[case] upstream = "refuses: reason"`: the goldens are kgen's own, because upstream's tool fails.
    upstream_refuses: bool,
}

/// One test per case and version.
pub(crate) fn trials(testdata: &Path, oracles: &[Arc<Oracle>], table: &Arc<Table>) -> anyhow::Result<Vec<Trial>> {
    let mut trials = Vec::new();
    for generator in generators::checked() {
        for case in folders(&testdata.join(generator.name))? {
            match claims(generator, testdata, &case) {
                Ok(claims) => trials.extend(claims.into_iter().map(|claim| trial(generator, claim, oracles, table))),
                // A case that cannot be understood fails by itself; the others still run.
                Err(error) => {
                    let name = format!("fixture {}", case.strip_prefix(testdata)?.display());
                    let table = table.clone();
                    trials.push(Trial::test(name, move || {
                        table.report();
                        Err(format!("{error:#}").into())
                    }));
                }
            }
        }
    }
    Ok(trials)
}

fn trial(generator: &'static Generator, claim: Claim, oracles: &[Arc<Oracle>], table: &Arc<Table>) -> Trial {
    let name = format!("fixture {} {}", claim.case.display(), claim.compat);
    let oracle = oracles.iter().find(|oracle| oracle.version.name == claim.compat).cloned();
    let table = table.clone();
    Trial::test(name, move || {
        let result = match oracle {
            Some(oracle) => check(&oracle, generator, &claim, &table),
            None => Err(anyhow!("there is no tests/conformance/{}: nothing can confirm this claim", claim.compat)),
        };
        table.report();
        result.map_err(|error| format!("{error:#}").into())
    })
}

/// The claims of one case: its own version, and those of `_compat`.
fn claims(generator: &Generator, testdata: &Path, dir: &Path) -> anyhow::Result<Vec<Claim>> {
    let settings = Settings::read(generator, dir)?;
    let case = dir.strip_prefix(testdata)?.to_owned();
    let claim = |goldens: PathBuf, compat: String| Claim {
        testdata: testdata.to_owned(),
        case: case.clone(),
        goldens,
        settings: settings.clone(),
        compat,
    };
    let mut claims = vec![claim(dir.to_owned(), settings.compat.clone())];
    for goldens in folders(&dir.join("_compat"))? {
        let compat = goldens.file_name().map(|name| name.to_string_lossy().into_owned());
        claims.push(claim(goldens, compat.unwrap_or_default()));
    }
    Ok(claims)
}

fn check(oracle: &Oracle, generator: &'static Generator, claim: &Claim, table: &Table) -> anyhow::Result<()> {
    let goldens = claim.goldens(generator)?;
    let upstream = claim.upstream(&goldens)?;
    let key = |subject: &str| Key {
        minor: oracle.version.minor,
        subject: subject.to_owned(),
        version: claim.compat.clone(),
        generator: generator.name,
    };
    if goldens.is_empty() && !claim.goldens.join("diagnostics.txt").exists() {
        bail!("the case holds neither goldens nor a diagnostics.txt");
    }

    let scratch = workshop::scratch()?;
    claim.copy_sources(scratch.path(), generator)?;
    let header = scratch.path().join("boilerplate.go.txt");
    tree::write(&header, &claim.settings.header_text()?)?;
    let (module_root, module_path) = enclosing_module(scratch.path(), &claim.case)?;
    let flags = match generator.one_package {
        true => claim.settings.flags_of_one_package(
            &claim.compat,
            &module_root,
            &module_path,
            &scratch.path().join(&claim.case),
        ),
        false => claim.settings.flags(&claim.compat),
    };
    let (finished, made) = oracle.generate(&Run {
        generator,
        module_root: &module_root,
        module_path: &module_path,
        packages: &claim.packages(generator, &module_root, &scratch.path().join(&claim.case))?,
        header: &header,
        flags: &flags,
        names: &claim.settings.names(generator),
        gopath: None,
    })?;

    if upstream == Upstream::Refuses {
        let count = Count { files: 1, identical: usize::from(!finished.status.success()) };
        table.add(key("fixtures (refused upstream)"), count);
        if finished.status.success() {
            bail!("upstream was expected to refuse this, but accepts it");
        }
        return Ok(());
    }
    let inside = scratch.path().join(&claim.case);
    if upstream == Upstream::Breaks {
        for (path, bytes) in &made {
            tree::write(&module_root.join(path), bytes)?;
        }
        let built = run(command("go", &inside).args(["build", "-mod=mod", "./..."]), BUILD)?;
        let breaks = finished.status.success() && !built.status.success();
        table.add(key("fixtures (broken upstream)"), Count { files: 1, identical: usize::from(breaks) });
        if !breaks {
            bail!("upstream was expected to write what does not compile: it ended with {}", finished.status);
        }
        return Ok(());
    }
    let made: Files = made
        .into_iter()
        .filter_map(|(path, bytes)| {
            let path = module_root.join(path).strip_prefix(&inside).ok()?.to_owned();
            Some((path, bytes))
        })
        .collect();
    let comparison = Comparison::of(&goldens, &made);
    table.add(key("fixtures"), Count { files: goldens.len(), identical: comparison.identical });
    if !finished.status.success() {
        bail!("upstream ended with {}\n{}", finished.status, finished.last_words());
    }
    match comparison.complaint() {
        Some(complaint) => bail!("the goldens are not what upstream writes: {complaint}"),
        None => Ok(()),
    }
}

impl Claim {
    /// The goldens, by their path below the case. Those of other versions are not its own.
    fn goldens(&self, generator: &Generator) -> anyhow::Result<Files> {
        let mut files = named(&self.goldens, &self.settings.names(generator))?;
        files.retain(|path, _| !path.starts_with("_compat"));
        Ok(files)
    }

    /// What upstream has to do with the case; an error if the case contradicts itself.
    fn upstream(&self, goldens: &Files) -> anyhow::Result<Upstream> {
        if self.settings.upstream_refuses {
            return Ok(Upstream::Refuses);
        }
        let path = self.goldens.join("diagnostics.txt");
        if !path.exists() {
            return Ok(Upstream::Writes);
        }
        let text = std::fs::read_to_string(&path)?;
        let Some(said) = text.lines().next().and_then(|line| line.strip_prefix("upstream: accepts")) else {
            return match goldens.is_empty() {
                true => Ok(Upstream::Refuses),
                false => bail!("the case holds goldens and a diagnostics.txt that does not say `upstream: accepts`"),
            };
        };
        let (upstream, reason) = match said.strip_prefix(" and breaks") {
            Some(reason) => (Upstream::Breaks, reason),
            None => (Upstream::Writes, said),
        };
        if reason.trim_matches([' ', ':', ',']).is_empty() {
            bail!("{}: the reason is missing", path.display());
        }
        Ok(upstream)
    }

    /// The packages to run the tool on: those that the case's kgen.toml names, else all of which the generator takes.
    fn packages(&self, generator: &Generator, module_root: &Path, case: &Path) -> anyhow::Result<Vec<String>> {
        let Some(marker) = generator.marker else { return packages(module_root, case) };
        let below =
            |folder: &Path| Ok::<_, anyhow::Error>(folder.strip_prefix(module_root)?.to_string_lossy().into_owned());
        let named = &self.settings.packages;
        if !named.iter().any(|pattern| pattern.ends_with("...")) {
            return named.iter().map(|named| below(&tree::clean(&case.join(named)))).collect();
        }
        let mut found = Vec::new();
        for package in packages(module_root, case)? {
            let mut holds = false;
            for entry in module_root.join(&package).read_dir()? {
                let path = entry?.path();
                let is_go = path.extension().is_some_and(|extension| extension == "go");
                holds |= is_go && std::fs::read_to_string(&path)?.contains(marker);
            }
            if holds {
                found.push(package);
            }
        }
        Ok(found)
    }

    /// Copies the module's go.mod, its stand-ins and this case, without its goldens.
    fn copy_sources(&self, to: &Path, generator: &Generator) -> anyhow::Result<()> {
        for file in ["go.mod", "go.sum"] {
            let from = self.testdata.join(file);
            if from.exists() {
                tree::write(&to.join(file), &std::fs::read(from)?)?;
            }
        }
        let stand_ins = self.testdata.join("_deps");
        if stand_ins.exists() {
            tree::copy(&stand_ins, &to.join("_deps"))?;
        }
        let case = to.join(&self.case);
        tree::copy(&self.testdata.join(&self.case), &case)?;
        tree::remove(&case, &named(&case, &self.settings.names(generator))?)
    }
}

impl Settings {
    fn read(generator: &Generator, case: &Path) -> anyhow::Result<Self> {
        let path = case.join("kgen.toml");
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let table: toml::Table = text.parse().with_context(|| format!("cannot understand {}", path.display()))?;
        let text = |key: &str| table.get("codegen")?.get(key)?.as_str();
        let compat = text("compat").with_context(|| format!("{} has no [codegen] compat", path.display()))?.to_owned();
        // The same places as kgen's, in the same order.
        let usual = ["hack/boilerplate/boilerplate.generatego.txt", "hack/boilerplate.go.txt"];
        let header = match text("header") {
            Some(header) => Some(case.join(header)),
            None => usual.iter().map(|place| case.join(place)).find(|path| path.exists()),
        };
        let upstream = table.get("case").and_then(|case| case.get("upstream")?.as_str());
        let upstream_refuses = match upstream.map(|text| text.strip_prefix("refuses: ")) {
            None => false,
            Some(Some(reason)) if !reason.is_empty() => true,
            Some(_) => bail!("{}: upstream is \"refuses: reason\" or left out", path.display()),
        };
        let packages = table.get("codegen").and_then(|codegen| codegen.get("packages")?.as_array());
        let packages =
            packages.into_iter().flatten().filter_map(|pattern| pattern.as_str().map(str::to_owned)).collect();
        let own = table.get("codegen").and_then(|codegen| codegen.get(generator.name));
        let own = own.and_then(|own| own.as_table().or_else(|| own.as_array()?.first()?.as_table()));
        Ok(Self { compat, header, packages, options: own.cloned().unwrap_or_default(), upstream_refuses })
    }

    /// The options as flags of a version's tool: all are named alike in both. `--extra-dirs` is no more from 0.32 on.
    fn flags(&self, compat: &str) -> Vec<String> {
        let words =
            |values: &[toml::Value]| values.iter().filter_map(toml::Value::as_str).collect::<Vec<_>>().join(",");
        let known = |name: &str| name != "extra-dirs" || compat < "0.32";
        let options = self.options.iter().filter(|(name, _)| known(name));
        let flag = |(name, value): (&String, &toml::Value)| match value {
            toml::Value::Array(values) => format!("--{name}={}", words(values)),
            value => format!("--{name}={}", value.to_string().trim_matches('"')),
        };
        options.map(flag).collect()
    }

    /// The options of a table that names an output package, as flags: both generations name it, and only the second its
    /// folder. Model names came with 0.35, packages without them with 0.36.
    fn flags_of_one_package(&self, compat: &str, module_root: &Path, module_path: &str, case: &Path) -> Vec<String> {
        let text = |key: &str| self.options.get(key).and_then(toml::Value::as_str);
        let package = text("output-pkg").unwrap_or_default();
        let report = text("report").map_or_else(|| PathBuf::from("/dev/null"), |report| case.join(report));
        let mut flags = vec![format!("--report-filename={}", report.display())];
        if compat < "0.30" {
            flags.push(format!("--output-package={package}"));
            return flags;
        }
        let below = package.strip_prefix(module_path).unwrap_or_default().trim_start_matches('/');
        flags.push(format!("--output-pkg={package}"));
        flags.push(format!("--output-dir={}", module_root.join(below).display()));
        if let Some(name) = text("output-model-name-file").filter(|_| compat >= "0.35") {
            flags.push(format!("--output-model-name-file={name}"));
        }
        let readonly = self.options.get("readonly-pkg").and_then(toml::Value::as_array);
        let readonly = readonly.into_iter().flatten().filter_map(toml::Value::as_str).filter(|_| compat >= "0.36");
        flags.extend(readonly.map(|package| format!("--readonly-pkg={package}")));
        flags
    }

    /// The names of the files that the tool may write: its own, and what the table names.
    fn names(&self, generator: &Generator) -> Vec<String> {
        let more = ["report", "output-model-name-file"].map(|key| self.options.get(key).and_then(toml::Value::as_str));
        more.into_iter().flatten().chain([generator.golden]).map(str::to_owned).collect()
    }

    fn header_text(&self) -> anyhow::Result<Vec<u8>> {
        match &self.header {
            None => Ok(Vec::new()),
            Some(path) => std::fs::read(path).with_context(|| format!("cannot read {}", path.display())),
        }
    }
}

/// The folders directly below `dir`; none where it does not exist.
fn folders(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if dir.exists() {
        for entry in dir.read_dir()? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The root and the path of the Go module that a case belongs to: its own, or the one of `testdata/`.
fn enclosing_module(scratch: &Path, case: &Path) -> anyhow::Result<(PathBuf, String)> {
    for folder in scratch.join(case).ancestors() {
        let path = folder.join("go.mod");
        if path.exists() {
            let text = std::fs::read_to_string(&path)?;
            let module = text
                .lines()
                .find_map(|line| line.strip_prefix("module "))
                .with_context(|| format!("{} names no module", path.display()))?;
            return Ok((folder.to_owned(), module.trim().to_owned()));
        }
        if folder == scratch {
            break;
        }
    }
    bail!("no go.mod above {}", case.display())
}

/// The folders with Go files at or below a case, as `./...` sees them, relative to the module's root.
fn packages(module_root: &Path, case: &Path) -> anyhow::Result<Vec<String>> {
    let mut found = BTreeSet::new();
    for path in tree::paths(case)? {
        let hidden = path.components().any(|component| {
            let name = component.as_os_str().to_string_lossy();
            name.starts_with(['_', '.']) || name == "testdata" || name == "vendor"
        });
        if !hidden && path.extension().is_some_and(|extension| extension == "go") {
            let folder = case.join(path);
            let folder = folder.parent().unwrap_or(case).strip_prefix(module_root)?.to_owned();
            found.insert(folder.to_string_lossy().into_owned());
        }
    }
    Ok(found.into_iter().collect())
}
