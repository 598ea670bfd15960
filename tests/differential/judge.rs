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

/// The folder of what is written about many packages, and the names of what else is written then.
const OUTPUT: &str = "generated/out";
const REPORT: &str = "violations.report";
const MODEL_NAMES: &str = "zz_generated.model_name.go";

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
    /// Units that are no Go programs, for the most part with names that are declared nowhere: kgen refuses them, upstream
    /// goes on with less.
    undeclared: usize,
    /// Units for which upstream writes what the compiler refuses, and kgen says why instead.
    broken: usize,
    /// Units with imports that lead nowhere and that no output depends on: kgen does not open them, upstream refuses them.
    unopened: usize,
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
            match self.kgen(&home, &[&unit])? {
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
            self.batch(&home, batch, &mut tally)?;
        }
        let mut reasons = String::new();
        for (unit, complaint) in &refused {
            match self.upstream(&[unit])? {
                Err(theirs) => {
                    *tally.refused.entry(code(complaint).to_owned()).or_default() += 1;
                    let (own, theirs) = (reason(complaint), theirs.lines().last().unwrap_or_default());
                    writeln!(reasons, "{}: {own}\n    upstream: {theirs}", unit.origin)?;
                }
                Ok(_)
                    if (unit.mutated || code(complaint) == UNRESOLVED)
                        && !self.compiles(unit, &Files::default())? =>
                {
                    tally.undeclared += 1;
                }
                Ok(files) if code(complaint) == MISPLACED && !self.compiles(unit, &files)? => tally.broken += 1,
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
    fn batch(&self, home: &Path, units: &[(Unit, Files)], tally: &mut Tally) -> anyhow::Result<()> {
        let all: Vec<&Unit> = units.iter().map(|(unit, _)| unit).collect();
        match self.upstream(&all)? {
            Ok(files) if self.generator.one_package && units.len() > 1 => {
                // One file is about all of them.
                if self.kgen(home, &all)?.is_ok_and(|made| made == files) {
                    tally.packages += all.iter().map(|unit| unit.packages().len()).sum::<usize>();
                    tally.files += files.len();
                    return Ok(());
                }
                self.halves(home, units, tally)
            }
            Ok(files) => {
                for (unit, made) in units {
                    let mut own = files.clone();
                    own.retain(|path, _| self.generator.one_package || path.starts_with(&unit.folder));
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
                [(unit, _)] if is_about_imports(&complaint, unit) && !self.compiles(unit, &Files::default())? => {
                    tally.unopened += 1;
                    Ok(())
                }
                [(unit, made)] => self.differs(unit, &Ok(made.clone()), &Err(complaint), tally),
                _ => self.halves(home, units, tally),
            },
        }
    }

    fn halves(&self, home: &Path, units: &[(Unit, Files)], tally: &mut Tally) -> anyhow::Result<()> {
        let (left, right) = units.split_at(units.len() / 2);
        self.batch(home, left, tally)?;
        self.batch(home, right, tally)
    }

    /// The names of the files that the tools write.
    fn names(&self) -> Vec<String> {
        let more =
            if self.generator.one_package { vec![REPORT.to_owned(), MODEL_NAMES.to_owned()] } else { Vec::new() };
        [vec![self.generator.golden.to_owned()], more].concat()
    }

    /// Where what is known of many packages is written, as flags of kgen and the second generation, or of the first.
    fn one_package(&self, home: &Path, first: bool) -> Vec<String> {
        if !self.generator.one_package {
            return Vec::new();
        }
        let path = format!("{MODULE}/{OUTPUT}");
        let mut flags = vec![format!("--report-filename={}", home.join(REPORT).display())];
        if first {
            flags.push(format!("--output-package={path}"));
            return flags;
        }
        flags.push(format!("--output-pkg={path}"));
        flags.push(format!("--output-dir={}", home.join(OUTPUT).display()));
        if self.oracle.version.minor >= 35 {
            flags.push(format!("--output-model-name-file={MODEL_NAMES}"));
        }
        flags
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

    /// Lets kgen speak about units, all of which have the same flags.
    fn kgen(&self, home: &Path, units: &[&Unit]) -> anyhow::Result<Verdict> {
        for unit in units {
            put(home, unit)?;
        }
        let binary = std::env::var_os("KGEN_CONFORMANCE_BIN").unwrap_or_else(|| env!("CARGO_BIN_EXE_kgen").into());
        let mut command = command::command(binary, self.scratch.path());
        command.args([self.generator.name, "-C"]).arg(home).args(["--compat", &self.oracle.version.name]);
        command.arg("--go-header-file").arg(&self.header);
        command.args(units.first().into_iter().flat_map(|unit| &unit.flags)).args(self.one_package(home, false));
        let packages = units.iter().flat_map(|unit| unit.packages());
        command.args(packages.map(|package| format!("./{package}")));
        let finished = run(&mut command, LIMIT)?;
        if finished.status.code() == Some(INTERNAL) {
            let origins: Vec<&str> = units.iter().map(|unit| unit.origin.as_str()).collect();
            bail!("{}: kgen fails by itself: {}", origins.join(", "), finished.last_words());
        }
        let mut made = named(home, &self.names())?;
        made.retain(|path, _| !path.starts_with("_deps"));
        for path in units.iter().map(|unit| unit.folder.as_str()).chain([OUTPUT]).map(|folder| home.join(folder)) {
            if path.exists() {
                std::fs::remove_dir_all(path)?;
            }
        }
        if home.join(REPORT).exists() {
            std::fs::remove_file(home.join(REPORT))?;
        }
        if !finished.status.success() {
            return Ok(Err(format!("{}\n{}", finished.status, finished.stderr)));
        }
        Ok(Ok(made))
    }

    fn upstream(&self, units: &[&Unit]) -> anyhow::Result<Verdict> {
        let (root, home) = if self.oracle.version.is_first_generation() {
            self.gopath()?
        } else {
            let home = self.module("upstream")?;
            (home.clone(), home)
        };
        let first = self.oracle.version.is_first_generation();
        let (mut packages, mut flags) = (Vec::new(), self.one_package(&home, first));
        for unit in units {
            put(&home, unit)?;
            flags.extend(unit.flags.iter().cloned());
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
            gopath: first.then_some(root.as_path()),
        })?;
        std::fs::remove_dir_all(&root)?;
        if finished.status.success() {
            return Ok(Ok(files.into_iter().filter(|(path, _)| !path.starts_with("_deps")).collect()));
        }
        // Of a fatal message the lines behind it are a stack; where a stack overflows there are thousands.
        let fatal = finished.stderr.lines().find(|line| line.starts_with('F') || line.contains("overflow"));
        Ok(Err(format!("{}\n{}", finished.status, fatal.map_or_else(|| finished.last_words(), str::to_owned))))
    }

    /// Whether the packages of a unit are Go programs to the compiler, with what was written for them.
    fn compiles(&self, unit: &Unit, made: &Files) -> anyhow::Result<bool> {
        let home = self.module("compiled")?;
        put(&home, unit)?;
        for (path, bytes) in made {
            tree::write(&home.join(path), bytes)?;
        }
        let mut command = command::command("go", &home);
        command.args(["build", "-mod=mod"]).args(unit.packages().iter().map(|package| format!("./{package}")));
        let finished = run(&mut command, LIMIT)?;
        std::fs::remove_dir_all(&home)?;
        Ok(finished.status.success())
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
             {refused} refused by both ({}), {} refused by kgen alone, which the compiler refuses as well, and {} where what \
             upstream writes does not compile, {} by upstream alone for imports that nothing needs, {} differ; {} s",
            self.packages,
            self.files,
            self.made + self.mutated,
            self.made,
            self.mutated,
            kinds.join(", "),
            self.undeclared,
            self.broken,
            self.unopened,
            self.differences.len(),
            elapsed.as_secs(),
        )
    }
}

/// kgen's code for what is declared nowhere.
const UNRESOLVED: &str = "go/unresolved";
/// kgen's code for a marker above what is no type, for which upstream writes functions all the same.
const MISPLACED: &str = "conversion/misplaced-marker";

/// Whether upstream complains of a package that it cannot load and that is none of the unit's: one that it imports.
fn is_about_imports(complaint: &str, unit: &Unit) -> bool {
    let Some((_, of)) = complaint.split_once("failed making a parser: error(s) in \"") else { return false };
    let of = of.split('"').next().unwrap_or_default();
    !unit.packages().iter().any(|package| of == format!("{MODULE}/{package}"))
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
