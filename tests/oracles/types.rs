//! Every package, read by go/types and by gotypes: files, constants, types, underlying types, aliases, methods, method
//! sets, promoted fields, functions, and every comment with its place.
//!
//! The Go side is the oracle of gotypes' own tests.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use goload::{Context, Found, Locator, Session, list_package};
use gotypes::{PackageId, Stop, Universe};

use crate::Counts;
use crate::command::succeed;
use crate::facts::{self, Ask};
use crate::go::{Module, Settings};

/// Nobody reads more differences.
const SHOWN: usize = 40;

/// Facts of one package by their kind.
type Facts = BTreeMap<String, BTreeSet<String>>;

struct World<'l> {
    session: Session<'l>,
    locator: &'l Locator,
}

impl Ask for World<'_> {
    fn universe(&self) -> &Universe {
        &self.session.universe
    }

    fn load_demanded(&mut self) -> bool {
        self.session.load_demanded()
    }
}

/// All of Go's own library.
pub(crate) fn standard_library(counts: &Counts) -> anyhow::Result<()> {
    let module = Module::empty("std")?;
    crate::tree::write(&module.dir.join("go.mod"), b"module example.com/empty\n\ngo 1.21\n")?;
    compare(&module, &["std".to_owned()], counts)
}

/// The packages that the patterns mean, and all that they import but the standard library.
pub(crate) fn compare(module: &Module, patterns: &[String], counts: &Counts) -> anyhow::Result<()> {
    let settings = Settings::new();
    let listed = tempfile::NamedTempFile::new_in(&module.dir)?;
    let fields = "-json=ImportPath,Dir,Standard,DepOnly,GoFiles,ImportMap,Error";
    let mut arguments = vec!["list", "-e", "-deps", fields];
    arguments.extend(patterns.iter().map(String::as_str));
    crate::tree::write(listed.path(), settings.go(&module.dir, &arguments)?.as_bytes())?;

    let mut oracle = settings
        .command(oracle(&module.dir)?, &module.dir)
        .arg("list")
        .stdin(std::fs::File::open(listed.path())?)
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start the oracle")?;
    let lines = BufReader::new(oracle.stdout.take().context("the oracle prints")?).lines();

    let locator = settings.open(&module.dir)?;
    let context = settings.context(&module.dir)?;
    let mut world = World { session: Session::new(&locator, context.clone(), Path::to_path_buf), locator: &locator };
    let mut report = Report { subject: &module.name, counts, packages: 0, refused: 0, differences: Vec::new() };
    let mut at: Option<(String, PathBuf)> = None;
    let mut wanted = Facts::new();
    for line in lines.map(Some).chain([None]) {
        let line = line.transpose()?;
        let (kind, rest) = match &line {
            Some(line) => line.split_once('\t').context("a fact has a kind")?,
            None => ("end", ""),
        };
        if !matches!(kind, "package" | "broken" | "end") {
            wanted.entry(kind.to_owned()).or_default().insert(rest.to_owned());
            continue;
        }
        if let Some((path, dir)) = at.take() {
            let known = facts_of(&mut world, &path, &dir, &context)?;
            report.compare(&path, &std::mem::take(&mut wanted), &known);
        }
        if let (Some((path, dir)), "package") = (rest.split_once('\t'), kind) {
            at = Some((path.to_owned(), PathBuf::from(dir)));
        } else if kind == "broken" {
            counts.add(&module.name, "packages Go refuses", 1);
            report.refused += 1;
        }
    }
    ensure!(oracle.wait()?.success(), "the oracle failed");
    report.done()
}

/// The oracle, built once for all tests.
fn oracle(dir: &Path) -> anyhow::Result<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/gotypes/tests/oracle/main.go");
    let binary = dir.join("oracle");
    let settings = Settings::new().set("GO111MODULE", "off").set("GOFLAGS", "");
    let mut build = settings.command("go", dir);
    succeed(build.args(["build", "-o"]).arg(&binary).arg(source), Duration::from_secs(600))?;
    Ok(binary)
}

fn facts_of(world: &mut World<'_>, path: &str, dir: &Path, context: &Context) -> anyhow::Result<Facts> {
    let package = load(world, path, dir, context)?;
    // The oracle speaks of files, too, that nobody has needed so far.
    while matches!(world.universe().whole(package), Err(Stop::Pending)) && world.load_demanded() {}
    let mut found = Facts::new();
    facts::of_package(world, package, &[], &mut |kind, fact| {
        found.entry(kind.to_owned()).or_default().insert(fact);
    });
    let loaded = world.universe().loaded(package).context("just loaded")?;
    for (file, name) in loaded.files.iter().zip(&loaded.file_names) {
        let carriage = file.source.contains(&b'\r');
        for group in &file.comments {
            let end = if carriage { 0 } else { group.span.end };
            let fact = format!(
                "{}/{name}\t{}-{end}\t{}-{}\t{}\t{:x}",
                loaded.path,
                group.span.start,
                group.start_line,
                group.end_line,
                group.last - group.first + 1,
                fnv(file.comments.text(group, &file.source).as_bytes()),
            );
            found.entry("comment".to_owned()).or_default().insert(fact);
        }
    }
    Ok(found)
}

fn load(world: &mut World<'_>, path: &str, dir: &Path, context: &Context) -> anyhow::Result<PackageId> {
    let session = &mut world.session;
    if let Some(known) = session.universe.find(path)
        && session.universe.loaded(known).is_some()
    {
        return Ok(known);
    }
    let located = world.locator.locate_dir(dir).map_err(|error| anyhow::anyhow!("{path}: {error}"))?;
    ensure!(located.import_path == path, "{} is {}, not {path}", dir.display(), located.import_path);
    let files = list_package(dir, context)?;
    session.add(vec![Found { located, files, named: true }]).pop().context("one package was added")
}

/// The hash that the oracle prints: FNV-1a.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

struct Report<'c> {
    subject: &'c str,
    counts: &'c Counts,
    packages: usize,
    refused: usize,
    differences: Vec<String>,
}

impl Report<'_> {
    fn compare(&mut self, path: &str, wanted: &Facts, known: &Facts) {
        self.counts.add(self.subject, "packages", 1);
        self.packages += 1;
        let kinds: BTreeSet<&String> = wanted.keys().chain(known.keys()).collect();
        for kind in kinds {
            let none = BTreeSet::new();
            let (wanted, known) = (wanted.get(kind).unwrap_or(&none), known.get(kind).unwrap_or(&none));
            let column = match kind.as_str() {
                "const" => "constants",
                "type" => "types",
                "alias" => "aliases",
                "func" => "functions",
                "var" => "variables",
                "method" => "methods",
                "set" => "method set entries",
                "field" => "selectable fields",
                "asks" => "interface methods",
                "comparable" => "comparable or not",
                "comment" => "comment groups",
                _ => "lists of files",
            };
            self.counts.add(self.subject, column, wanted.len());
            if matches!(kind.as_str(), "const" | "type" | "alias" | "func" | "var") {
                self.counts.add(self.subject, "objects", wanted.len());
            }
            self.differences.extend(wanted.difference(known).map(|fact| format!("{path}\n  - {kind}\t{fact}")));
            self.differences.extend(known.difference(wanted).map(|fact| format!("{path}\n  + {kind}\t{fact}")));
        }
    }

    fn done(self) -> anyhow::Result<()> {
        // A test that compares little proves little.
        let (packages, refused) = (self.packages, self.refused);
        ensure!(packages > 50 && refused * 20 < packages, "{packages} packages compared, {refused} refused by Go");
        if self.differences.is_empty() {
            return Ok(());
        }
        let shown = self.differences.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("\n");
        bail!("{} differences between Go (-) and kgen (+):\n{shown}", self.differences.len())
    }
}
