//! The specification by example: every folder of `testdata/<generator>/` is a case.
//!
//! A case must give its goldens, or the findings of its diagnostics.txt; so must each of its `_compat/0.NN`, and
//! versions without such a folder must give what the case's own version gives. What compiles must pass `go vet`, what
//! says it does not must fail it; tests that a case has of its own must pass; goldens are as gofmt leaves them. The cases
//! of `testdata/_must_fail` prove that a check can fail. With KGEN_BLESS=1 a diagnostics.txt is written instead of
//! compared; goldens are upstream's and are never written here.

#![expect(clippy::disallowed_methods, reason = "a test runs go and writes what it blesses")]

#[path = "suite/support.rs"]
#[expect(dead_code, reason = "shared with the suite, which uses the rest")]
mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};

use anyhow::{Context, bail, ensure};
use generators::REGISTRY;
use genkit::generator::Info;
use kgen::cli::{Generate, Global};
use kgen::settings::{Generators, Mode, Settings, Wish};
use libtest_mimic::{Arguments, Trial};
use support::{kgen, root, surroundings};
use walkdir::WalkDir;

/// Bytes by path below a case.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Where a case has no folder for one of these it gives what it gives for its own version.
const VERSIONS: &[&str] = &["0.20", "0.31", "0.36", "0.37"];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    match trials() {
        Ok(trials) => libtest_mimic::run(&arguments, trials).exit_code(),
        Err(error) => {
            libtest_mimic::run(&arguments, vec![failing("cases are found", format!("{error:#}"))]).exit_code()
        }
    }
}

fn failing(name: &str, why: String) -> Trial {
    Trial::test(name, move || Err(why.into()))
}

fn trials() -> anyhow::Result<Vec<Trial>> {
    let mut trials = Vec::new();
    let mut compiling = Vec::new();
    for entry in REGISTRY {
        let info = entry.info;
        for case in folders(&root().join("testdata").join(info.name))? {
            let name = format!("{} {}", info.name, file_name(&case));
            trials.push(trial(name.clone(), {
                let case = case.clone();
                move || gives(info, &case, None, &case)
            }));
            let others = folders(&case.join("_compat"))?;
            for version in VERSIONS.iter().filter(|version| !others.iter().any(|other| file_name(other) == **version)) {
                let case = case.clone();
                trials.push(trial(format!("{name} {version}"), move || gives(info, &case, Some(version), &case)));
            }
            for compat in others {
                let case = case.clone();
                let version = file_name(&compat);
                trials.push(trial(format!("{name} {version}"), move || gives(info, &case, Some(&version), &compat)));
            }
            match Settings::resolve(&wish(info, &Generate::default()), &Global::default(), &surroundings(&case, &[])) {
                Ok(settings) if settings.config.case.as_ref().is_some_and(|case| case.compiles.is_some()) => {
                    trials.push(trial(format!("{name} does not compile"), move || fails_to_vet(&case)));
                }
                Ok(_) => compiling.push(case),
                Err(error) => trials.push(failing(&format!("{name} kgen.toml"), format!("{error:#}"))),
            }
        }
    }
    ensure!(!compiling.is_empty(), "testdata holds no case that compiles");
    trials.push(trial("all other cases pass go vet".to_owned(), {
        let compiling = compiling.clone();
        move || passes_vet(&compiling)
    }));
    trials.push(trial("the cases' own tests pass".to_owned(), {
        let compiling = compiling.clone();
        move || passes_tests(&compiling)
    }));
    trials.push(trial("goldens are as gofmt leaves them".to_owned(), is_formatted));
    let must_fail = folders(&root().join("testdata/_must_fail"))?;
    ensure!(must_fail.len() >= 3, "testdata/_must_fail holds too few cases");
    for case in must_fail {
        trials.push(trial(format!("must fail {}", file_name(&case)), move || is_reported(&case)));
    }
    Ok(trials)
}

fn trial(name: String, test: impl FnOnce() -> anyhow::Result<()> + Send + 'static) -> Trial {
    Trial::test(name, move || test().map_err(|error| format!("{error:#}").into()))
}

fn wish<'a>(info: &'static Info, generate: &'a Generate) -> Wish<'a> {
    Wish {
        remedy: info.name,
        generators: Generators::One(info.name),
        generate: Some(generate),
        mode: Mode::Stdout,
        ..Wish::default()
    }
}

/// What a case gives for a version must be what stands in `expected`.
fn gives(info: &'static Info, case: &Path, version: Option<&str>, expected: &Path) -> anyhow::Result<()> {
    let compat = version.map(str::parse).transpose().map_err(anyhow::Error::msg)?;
    let generate = Generate { compat, ..Generate::default() };
    let settings = Settings::resolve(&wish(info, &generate), &Global::default(), &surroundings(case, &[]))?;
    let claimed = version.is_some() && expected == case;
    let report = kgen::engine::run(&settings)?;
    let findings: String =
        report.diagnostics.iter().map(|finding| diag::render(finding, &report.sources, diag::Style::Plain)).collect();
    let made: Files = report.files.into_iter().map(|file| (file.path, file.new.unwrap_or_default())).collect();
    let mut goldens = goldens(&file_names(info, &settings), expected)?;
    if version == Some("0.20") && claimed {
        // The line that came with 0.23 is no difference of the case.
        for golden in goldens.values_mut() {
            *golden = golden.strip_prefix(b"//go:build !ignore_autogenerated\n").unwrap_or(golden).to_vec();
        }
    }
    compare_findings(&findings, &expected.join("diagnostics.txt"), !claimed)?;
    ensure!(!goldens.is_empty() || !findings.is_empty(), "the case has neither goldens nor diagnostics.txt");
    let mut differences = String::new();
    for (path, golden) in &goldens {
        match made.get(path) {
            None => writeln!(differences, "{} is not generated", path.display())?,
            Some(bytes) if bytes != golden => {
                let (golden, bytes) = (String::from_utf8_lossy(golden), String::from_utf8_lossy(bytes));
                let diff = similar::TextDiff::from_lines(golden.as_ref(), bytes.as_ref());
                let (golden, made) = (format!("golden {}", path.display()), "kgen".to_owned());
                write!(differences, "{}", diff.unified_diff().header(&golden, &made))?;
            }
            Some(_) => {}
        }
    }
    for path in made.keys().filter(|path| !goldens.contains_key(*path)) {
        writeln!(differences, "{} is generated but has no golden", path.display())?;
    }
    ensure!(differences.is_empty(), "{differences}");
    Ok(())
}

/// The names of the files that a case gives: those that its own tables name count as well.
fn file_names(info: &Info, settings: &Settings) -> Vec<String> {
    let tables = &settings.tables().openapi;
    let more = tables.iter().flat_map(|table| {
        let report = table.report.as_deref().map(file_name);
        report.into_iter().chain(table.output_model_name_file.clone())
    });
    more.chain([info.default_file.to_owned()]).collect()
}

/// The generated files below `expected`, but for those of its `_compat`.
fn goldens(names: &[String], expected: &Path) -> anyhow::Result<Files> {
    let mut goldens = Files::new();
    for entry in WalkDir::new(expected).into_iter().filter_entry(|entry| entry.file_name() != "_compat") {
        let entry = entry?;
        if names.iter().any(|name| entry.file_name() == name.as_str()) {
            goldens.insert(entry.path().strip_prefix(expected)?.to_owned(), std::fs::read(entry.path())?);
        }
    }
    Ok(goldens)
}

/// Where `own` is false the file is another version's, and nothing that this version says is written there.
fn compare_findings(findings: &str, file: &Path, own: bool) -> anyhow::Result<()> {
    // What only kgen has to say about a case that upstream accepts is marked as such, for the conformance tests.
    let (mark, expected) = match std::fs::read_to_string(file) {
        Ok(text) if text.starts_with("upstream: accepts") => {
            let (mark, rest) = text.split_once('\n').unwrap_or((&text, ""));
            (format!("{mark}\n"), rest.to_owned())
        }
        Ok(text) => (String::new(), text),
        Err(_) => (String::new(), String::new()),
    };
    if findings == expected {
        return Ok(());
    }
    if own && std::env::var_os("KGEN_BLESS").is_some() && !findings.is_empty() {
        return std::fs::write(file, mark + findings).with_context(|| format!("cannot bless {}", file.display()));
    }
    let diff = similar::TextDiff::from_lines(expected.as_str(), findings);
    bail!("other findings than in diagnostics.txt:\n{}", diff.unified_diff().header("diagnostics.txt", "kgen"))
}

/// Checks a case of `_must_fail`: the file that its kgen.toml's first line names must be reported.
fn is_reported(case: &Path) -> anyhow::Result<()> {
    let said = kgen(case, &["verify", "--diff", "never"]);
    ensure!(said.code == 1, "verify ends with {} instead of 1:\n{}{}", said.code, said.out, said.err);
    ensure!(
        (said.out.clone() + &said.err).contains("zz_generated"),
        "verify names no generated file:\n{}{}",
        said.out,
        said.err
    );
    Ok(())
}

fn passes_vet(cases: &[PathBuf]) -> anyhow::Result<()> {
    let patterns = cases.iter().map(|case| format!("./{}/...", below_testdata(case)));
    let vet = go("go", &["vet".to_owned()].into_iter().chain(patterns).collect::<Vec<_>>())?;
    ensure!(vet.status.success(), "{}", String::from_utf8_lossy(&vet.stderr));
    Ok(())
}

/// Some cases run what was generated.
fn passes_tests(cases: &[PathBuf]) -> anyhow::Result<()> {
    let mut packages = vec!["test".to_owned()];
    for case in cases {
        for found in WalkDir::new(case) {
            let found = found?;
            if found.file_name().to_string_lossy().ends_with("_test.go") {
                let folder = found.path().parent().unwrap_or(case);
                packages.push(format!("./{}", below_testdata(folder)));
            }
        }
    }
    ensure!(packages.len() > 1, "no case has a test of its own");
    let test = go("go", &packages)?;
    let (out, err) = (String::from_utf8_lossy(&test.stdout), String::from_utf8_lossy(&test.stderr));
    ensure!(test.status.success(), "{out}{err}");
    Ok(())
}

fn fails_to_vet(case: &Path) -> anyhow::Result<()> {
    let vet = go("go", &["vet".to_owned(), format!("./{}/...", below_testdata(case))])?;
    ensure!(!vet.status.success(), "its kgen.toml says that it does not compile, but it passes go vet");
    Ok(())
}

/// Files of before 0.23 lack the `//go:build` line that today's gofmt adds; they are left out.
fn is_formatted() -> anyhow::Result<()> {
    let mut files = vec!["-l".to_owned()];
    for entry in REGISTRY {
        for found in WalkDir::new(root().join("testdata").join(entry.info.name)) {
            let found = found?;
            if found.file_name() == entry.info.default_file && std::fs::read(found.path())?.starts_with(b"//go:build") {
                files.push(below_testdata(found.path()));
            }
        }
    }
    ensure!(files.len() > 30, "only {} goldens", files.len() - 1);
    let gofmt = go("gofmt", &files)?;
    ensure!(gofmt.status.success(), "{}", String::from_utf8_lossy(&gofmt.stderr));
    ensure!(gofmt.stdout.is_empty(), "gofmt would change:\n{}", String::from_utf8_lossy(&gofmt.stdout));
    Ok(())
}

fn go(program: &str, args: &[String]) -> anyhow::Result<Output> {
    Command::new(program)
        .args(args)
        .current_dir(root().join("testdata"))
        .env("GOFLAGS", "-mod=mod")
        .env("GOPROXY", "off")
        .output()
        .with_context(|| format!("cannot run {program}: the fixtures are checked with Go, which must be on PATH"))
}

fn below_testdata(path: &Path) -> String {
    let below = path.strip_prefix(root().join("testdata")).unwrap_or(path);
    below.to_string_lossy().into_owned()
}

/// The folders in `dir`, by name; none where there is no such folder.
fn folders(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if !dir.exists() {
        return Ok(Vec::new());
    }
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.push(entry.path());
        }
    }
    folders.sort();
    Ok(folders)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
