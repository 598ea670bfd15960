//! Lets both tools speak about units, and compares what they say.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::bail;

use crate::command::{self, run};
use crate::generators::Generator;
use crate::oracle::{Oracle, Run, named};
use crate::tree::{self, Files};
use crate::unit::{MODULE, Unit};
use crate::workshop;

/// Units that upstream gets at a time: most of a run's time is spent on what all of them import.
const BATCH: usize = 150;
/// A run of kgen over a few small packages.
const LIMIT: Duration = Duration::from_secs(60);
/// Differences that are shown; all are saved.
const SHOWN: usize = 12;

/// The folder of a unit for what a generator writes into one package, and the report that goes with it.
const OUTPUT: &str = "generated/definitions";
const REPORT: &str = "violations.report";

/// What a tool does with a unit: its files, or its complaint.
type Verdict = Result<Files, String>;

/// Compares the tools of one version.
pub(crate) struct Judge<'a> {
    oracle: &'a Oracle,
    generator: &'static Generator,
    scratch: tempfile::TempDir,
    header: PathBuf,
}

/// The exit code with which kgen says that it is wrong itself: never what upstream's refusal stands for.
const INTERNAL: i32 = 70;

/// What has been compared without a difference, and what not.
#[derive(Default)]
struct Tally {
    made: usize,
    mutated: usize,
    packages: usize,
    files: usize,
    /// Units that both tools refuse, by the code of kgen's first finding.
    refused: BTreeMap<String, usize>,
    differences: Vec<String>,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(oracle: &'a Oracle, generator: &'static Generator) -> anyhow::Result<Self> {
        let scratch = workshop::scratch()?;
        let header = scratch.path().join("boilerplate.go.txt");
        tree::write(&header, b"// A header.\n")?;
        Ok(Self { oracle, generator, scratch, header })
    }

    /// Compares units until kgen has accepted `wanted` packages; an error lists the differences.
    pub(crate) fn all(&self, units: impl Iterator<Item = Unit>, wanted: usize) -> anyhow::Result<()> {
        let start = Instant::now();
        let mut tally = Tally::default();
        let (mut accepted, mut refused) = (Vec::new(), Vec::new());
        let home = self.module("kgen")?;
        let mut packages = 0;
        for unit in units {
            *if unit.mutated { &mut tally.mutated } else { &mut tally.made } += 1;
            match self.kgen(&home, &unit)? {
                Ok(files) => {
                    packages += unit.packages().len();
                    accepted.push((unit, files));
                }
                Err(complaint) => refused.push((unit, complaint)),
            }
            if packages >= wanted {
                break;
            }
        }
        let (alone, together): (Vec<_>, Vec<_>) = accepted.into_iter().partition(|(unit, _)| unit.is_alone());
        for batch in together.chunks(BATCH).chain(alone.chunks(1)) {
            self.batch(batch, &mut tally)?;
        }
        let mut reasons = String::new();
        for (unit, complaint) in &refused {
            match self.upstream(&[unit])? {
                Err(theirs) => {
                    *tally.refused.entry(code(complaint).to_owned()).or_default() += 1;
                    let (own, theirs) = (reason(complaint), theirs.lines().last().unwrap_or_default());
                    writeln!(reasons, "{}: {own}\n    upstream: {theirs}", unit.origin)?;
                }
                Ok(files) => self.differs(unit, &Err(complaint.clone()), &Ok(files), &mut tally)?,
            }
        }
        tree::write(&self.record_folder().join("refused.txt"), reasons.as_bytes())?;
        let name = format!("{} {}", self.oracle.version.name, self.generator.name);
        let summary = tally.summary(&name, start.elapsed());
        self.record(&summary)?;
        if tally.differences.is_empty() {
            return Ok(());
        }
        let shown = tally.differences.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join("\n");
        bail!("{summary}\n{shown}")
    }

    /// Compares units that kgen accepts; where upstream does not, the half with the unit is searched.
    fn batch(&self, units: &[(Unit, Files)], tally: &mut Tally) -> anyhow::Result<()> {
        let all: Vec<&Unit> = units.iter().map(|(unit, _)| unit).collect();
        match self.upstream(&all)? {
            Ok(files) => {
                for (unit, made) in units {
                    let own: Files = files
                        .iter()
                        .filter(|(path, _)| path.starts_with(&unit.folder))
                        .map(|(path, bytes)| (path.clone(), bytes.clone()))
                        .collect();
                    if own == *made {
                        tally.packages += unit.packages().len();
                        tally.files += own.len();
                    } else {
                        self.differs(unit, &Ok(made.clone()), &Ok(own), tally)?;
                    }
                }
                Ok(())
            }
            Err(complaint) => match units {
                [(unit, made)] => self.differs(unit, &Ok(made.clone()), &Err(complaint), tally),
                _ => {
                    let (left, right) = units.split_at(units.len() / 2);
                    self.batch(left, tally)?;
                    self.batch(right, tally)
                }
            },
        }
    }

    /// A fresh module with the stand-ins of `testdata/`, without packages of its own.
    fn module(&self, name: &str) -> anyhow::Result<PathBuf> {
        let home = self.scratch.path().join(name);
        let testdata = testdata();
        tree::write(&home.join("go.mod"), &std::fs::read(testdata.join("go.mod"))?)?;
        tree::copy(&testdata.join("_deps"), &home.join("_deps"))?;
        Ok(home)
    }

    /// The same as a GOPATH: its root, and where the module's packages belong.
    fn gopath(&self) -> anyhow::Result<(PathBuf, PathBuf)> {
        let root = self.scratch.path().join("gopath");
        let testdata = testdata();
        for line in std::fs::read_to_string(testdata.join("go.mod"))?.lines() {
            if let Some((path, folder)) = line.split_once(" => ") {
                tree::copy(&testdata.join(folder), &root.join("src").join(path.trim()))?;
            }
        }
        let home = root.join("src").join(MODULE);
        Ok((root, home))
    }

    fn kgen(&self, home: &Path, unit: &Unit) -> anyhow::Result<Verdict> {
        put(home, unit)?;
        let binary = std::env::var_os("KGEN_CONFORMANCE_BIN").unwrap_or_else(|| env!("CARGO_BIN_EXE_kgen").into());
        let mut command = command::command(binary, self.scratch.path());
        command.args([self.generator.name, "-C"]).arg(home).args(["--compat", &self.oracle.version.name]);
        command.arg("--go-header-file").arg(&self.header).args(&unit.flags).args(self.places(home, unit, false));
        command.args(unit.packages().iter().map(|package| format!("./{package}")));
        let finished = run(&mut command, LIMIT)?;
        if finished.status.code() == Some(INTERNAL) {
            bail!("{}: kgen fails by itself: {}", unit.origin, finished.last_words());
        }
        let below = named(&home.join(&unit.folder), &self.names())?;
        std::fs::remove_dir_all(home.join(&unit.folder))?;
        if !finished.status.success() {
            return Ok(Err(format!("{}\n{}", finished.status, finished.stderr)));
        }
        Ok(Ok(below.into_iter().map(|(path, bytes)| (Path::new(&unit.folder).join(path), bytes)).collect()))
    }

    /// The names of the files that are compared.
    fn names(&self) -> Vec<String> {
        let report = self.generator.one_package.then_some(REPORT);
        std::iter::once(self.generator.golden).chain(report).map(str::to_owned).collect()
    }

    /// Where a unit's files go, of a generator that writes one package: as flags of kgen and of the second generation, or
    /// of the first.
    fn places(&self, home: &Path, unit: &Unit, first: bool) -> Vec<String> {
        if !self.generator.one_package {
            return Vec::new();
        }
        let folder = home.join(&unit.folder);
        let package = format!("{MODULE}/{}/{OUTPUT}", unit.folder);
        let mut flags = vec![format!("--report-filename={}", folder.join(REPORT).display())];
        if first {
            flags.push(format!("--output-package={package}"));
        } else {
            flags.push(format!("--output-pkg={package}"));
            flags.push(format!("--output-dir={}", folder.join(OUTPUT).display()));
        }
        flags
    }

    fn upstream(&self, units: &[&Unit]) -> anyhow::Result<Verdict> {
        let (root, home) = if self.oracle.version.is_first_generation() {
            self.gopath()?
        } else {
            let home = self.module("upstream")?;
            (home.clone(), home)
        };
        let (mut packages, mut flags) = (Vec::new(), Vec::new());
        for unit in units {
            put(&home, unit)?;
            flags.extend(unit.flags.iter().cloned());
            flags.extend(self.places(&home, unit, self.oracle.version.is_first_generation()));
            packages.extend(unit.packages());
        }
        let (finished, files) = self.oracle.generate(&Run {
            generator: self.generator,
            module_root: &home,
            module_path: MODULE,
            packages: &packages,
            header: &self.header,
            flags: &flags,
            names: &self.names(),
            gopath: self.oracle.version.is_first_generation().then_some(root.as_path()),
        })?;
        std::fs::remove_dir_all(&root)?;
        if finished.status.success() {
            return Ok(Ok(files.into_iter().filter(|(path, _)| !path.starts_with("_deps")).collect()));
        }
        // Of a fatal message the lines behind it are a stack; where a stack overflows there are thousands.
        let fatal = finished.stderr.lines().find(|line| line.starts_with('F') || line.contains("overflow"));
        Ok(Err(format!("{}\n{}", finished.status, fatal.map_or_else(|| finished.last_words(), str::to_owned))))
    }

    /// Notes a difference and saves all there is to know about it.
    fn differs(&self, unit: &Unit, kgen: &Verdict, upstream: &Verdict, tally: &mut Tally) -> anyhow::Result<()> {
        let version = &self.oracle.version.name;
        let folder = self.record_folder().join(&unit.folder);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        put(&folder.join("source"), unit)?;
        let mut text = String::new();
        if !unit.flags.is_empty() {
            writeln!(text, "told {}", unit.flags.join(" "))?;
        }
        match (kgen, upstream) {
            (Ok(kgen), Ok(upstream)) => {
                for path in kgen.keys().chain(upstream.keys().filter(|path| !kgen.contains_key(*path))) {
                    let [own, theirs] = [kgen, upstream].map(|files| files.get(path).cloned().unwrap_or_default());
                    let [own, theirs] = [own, theirs].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
                    let diff = similar::TextDiff::from_lines(&theirs, &own);
                    let names = [format!("upstream {}", path.display()), format!("kgen {}", path.display())];
                    write!(text, "{}", diff.unified_diff().header(&names[0], &names[1]))?;
                }
            }
            (Err(complaint), _) => write!(text, "kgen refuses what upstream accepts: {complaint}")?,
            (_, Err(complaint)) => write!(text, "upstream refuses what kgen accepts: {complaint}")?,
        }
        for (name, verdict) in [("kgen", kgen), ("upstream", upstream)] {
            for (path, bytes) in verdict.iter().flatten() {
                tree::write(&folder.join(name).join(path), bytes)?;
            }
        }
        tree::write(&folder.join("difference.txt"), text.as_bytes())?;
        tally.differences.push(format!("==== {} ({version}), saved in {}\n{text}", unit.origin, folder.display()));
        Ok(())
    }

    /// Where all about this version and generator is saved.
    fn record_folder(&self) -> PathBuf {
        target().join(&self.oracle.version.name).join(self.generator.name)
    }

    /// Adds a line to the record of runs.
    fn record(&self, summary: &str) -> anyhow::Result<()> {
        let path = target().join("record.txt");
        let mut text = std::fs::read_to_string(&path).unwrap_or_default();
        writeln!(text, "{summary}")?;
        tree::write(&path, text.as_bytes())
    }
}

impl Tally {
    fn summary(&self, version: &str, elapsed: Duration) -> String {
        let refused: usize = self.refused.values().sum();
        let kinds: Vec<String> = self.refused.iter().map(|(code, count)| format!("{code} {count}")).collect();
        format!(
            "{version}: {} packages without a difference, {} of them with a file; {} units ({} made, {} mutated), \
             {refused} refused by both ({}), {} differ; {} s",
            self.packages,
            self.files,
            self.made + self.mutated,
            self.made,
            self.mutated,
            kinds.join(", "),
            self.differences.len(),
            elapsed.as_secs(),
        )
    }
}

/// The line of a complaint that says what is wrong.
fn reason(complaint: &str) -> &str {
    complaint.lines().find(|line| line.contains("error")).unwrap_or_default()
}

/// The code of a complaint; what ends a run without one has to do with loading.
fn code(complaint: &str) -> &str {
    reason(complaint).split_once("error[").and_then(|(_, rest)| rest.split_once(']')).map_or("load", |(code, _)| code)
}

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata")
}

/// Where differences are saved.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("differential")
}

fn put(root: &Path, unit: &Unit) -> anyhow::Result<()> {
    for (path, bytes) in &unit.files {
        tree::write(&root.join(&unit.folder).join(path), bytes)?;
    }
    Ok(())
}
