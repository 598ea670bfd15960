//! kgen over the published modules: the goldens that Kubernetes committed, taken away and brought back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use libtest_mimic::{Completion, Trial};

use crate::command::{self, run};
use crate::compare::Comparison;
use crate::described;
use crate::generators::{self, GENERATORS, Generator};
use crate::oracle::Oracle;
use crate::table::{Count, Key, Table};
use crate::tree::{self, Files};
use crate::versions::Requirement;
use crate::workshop;

/// Ample for a debug build of kgen on a small machine.
const LIMIT: Duration = Duration::from_secs(300);

/// One test per version, module and generator.
pub(crate) fn trials(oracles: &[Arc<Oracle>], table: &Arc<Table>) -> Vec<Trial> {
    let mut trials = Vec::new();
    for oracle in oracles {
        for requirement in &oracle.version.requirements {
            for generator in generators::checked() {
                let name = format!("{}@{} {}", requirement.path, requirement.version, generator.name);
                let (oracle, requirement, table) = (oracle.clone(), requirement.clone(), table.clone());
                trials.push(Trial::ignorable_test(name, move || {
                    let result = compare(&oracle, &requirement, generator, &table);
                    table.report();
                    result.map_err(|error| format!("{error:#}").into())
                }));
            }
        }
    }
    trials
}

/// One test for each module of the versions.
pub(crate) fn trial_for_each<'a>(
    oracles: impl IntoIterator<Item = &'a Arc<Oracle>>,
    about: &str,
    table: &Arc<Table>,
    test: fn(&Oracle, &Requirement, &Table) -> anyhow::Result<Completion>,
) -> Vec<Trial> {
    let mut trials = Vec::new();
    for oracle in oracles {
        for requirement in &oracle.version.requirements {
            let name = format!("{}@{} {about}", requirement.path, requirement.version);
            let (oracle, requirement, table) = (oracle.clone(), requirement.clone(), table.clone());
            trials.push(Trial::ignorable_test(name, move || {
                let result = test(&oracle, &requirement, &table);
                table.report();
                result.map_err(|error| format!("{error:#}").into())
            }));
        }
    }
    trials
}

fn compare(
    oracle: &Oracle,
    requirement: &Requirement,
    generator: &'static Generator,
    table: &Table,
) -> anyhow::Result<Completion> {
    let workshop = oracle.workshop()?;
    let scratch = workshop::scratch()?;
    let copy = scratch.path().join("module");
    tree::copy(workshop.module(&requirement.path)?, &copy)?;

    let goldens = tree::named(&copy, generator.golden)?;
    if goldens.is_empty() && generators::is_home_of_a_tool(&requirement.path) {
        return Ok(Completion::ignored_with(format!("holds tools, but no {}", generator.golden)));
    }
    let key = Key {
        minor: oracle.version.minor,
        subject: requirement.path.clone(),
        version: requirement.version.clone(),
        generator: generator.name,
    };
    let mut count = Count { files: goldens.len(), identical: 0 };
    let comparison = regenerate(oracle, requirement, generator, &copy, &goldens);
    count.identical = comparison.as_ref().map_or(0, |comparison| comparison.identical);
    table.add(key, count);

    if goldens.is_empty() && !holds_other_goldens(&copy)? {
        bail!("{} holds no generated files: there is nothing to compare", requirement.path);
    }
    match comparison?.complaint() {
        Some(complaint) => bail!("{complaint}"),
        None => Ok(Completion::Completed),
    }
}

/// Whether a module holds goldens of any generator: where one has nothing to do, kgen must do nothing.
fn holds_other_goldens(copy: &Path) -> anyhow::Result<bool> {
    let known = |path: &PathBuf| GENERATORS.iter().any(|other| path.ends_with(other.golden));
    Ok(tree::paths(copy)?.iter().any(known))
}

fn regenerate(
    oracle: &Oracle,
    requirement: &Requirement,
    generator: &Generator,
    copy: &Path,
    goldens: &Files,
) -> anyhow::Result<Comparison> {
    let header = copy.with_file_name("boilerplate.go.txt");
    tree::write(&header, boilerplate(goldens)?.as_bytes())?;
    let runs = fetch(oracle, requirement, generator, copy, goldens)?;
    tree::remove(copy, goldens)?;
    let before: BTreeSet<PathBuf> = tree::paths(copy)?.into_iter().collect();

    let kgen = std::env::var_os("KGEN_CONFORMANCE_BIN").unwrap_or_else(|| env!("CARGO_BIN_EXE_kgen").into());
    // Started elsewhere on purpose: the answer must not depend on where kgen is started.
    let mut failed = None;
    for Run { inputs, output } in &runs {
        let mut command = command::command(&kgen, &workshop::cache()?);
        command
            .arg(generator.name)
            .arg("-C")
            .arg(copy)
            .args(["--compat", &oracle.version.name, "--go-header-file"])
            .arg(&header)
            .args(output.iter().flat_map(|folder| [Path::new("--output-dir"), folder]))
            .args(inputs);
        let finished = run(&mut command, LIMIT)?;
        failed = failed.or((!finished.status.success()).then_some(finished));
    }
    let written = tree::named(copy, generator.golden)?;
    let mut comparison = Comparison::of(goldens, &written);
    for path in tree::paths(copy)? {
        if !before.contains(&path) && !goldens.contains_key(&path) {
            comparison.also_extra(path);
        }
    }
    if let Some(finished) = failed {
        bail!(
            "kgen ended with {}; {} of {} files identical\n{}",
            finished.status,
            comparison.identical,
            goldens.len(),
            finished.last_words()
        );
    }
    Ok(comparison)
}

/// Downloads what the generator reads in a copy of a module; gives the runs that make its goldens.
pub(crate) fn fetch(
    oracle: &Oracle,
    requirement: &Requirement,
    generator: &Generator,
    copy: &Path,
    goldens: &Files,
) -> anyhow::Result<Vec<Run>> {
    require_for_examples(oracle, &requirement.path, copy, goldens)?;
    let runs = if generator.one_package { into_one_package(goldens)? } else { vec![Run::beside(goldens)] };
    if !goldens.is_empty() {
        let (generator, module) = (generator.name, requirement.path.as_str());
        oracle.workshop()?.download_dependencies(generator, module, copy, &reads(&runs, goldens))?;
    }
    Ok(runs)
}

/// What kgen is run on.
pub(crate) struct Run {
    inputs: Vec<String>,
    /// The folder of the package that is written, where the files do not go beside what they are about.
    output: Option<PathBuf>,
}

impl Run {
    fn beside(goldens: &Files) -> Self {
        Self { inputs: patterns(goldens).into_iter().collect(), output: None }
    }
}

/// A run for each golden, over the packages that it speaks of.
fn into_one_package(goldens: &Files) -> anyhow::Result<Vec<Run>> {
    let run = |(path, bytes): (&PathBuf, &Vec<u8>)| {
        Ok(Run { inputs: described::packages(bytes)?, output: path.parent().map(PathBuf::from) })
    };
    goldens.iter().map(run).collect()
}

/// The packages that the runs read, as arguments of `go list`.
fn reads(runs: &[Run], goldens: &Files) -> Vec<String> {
    let inputs = runs.iter().filter(|run| run.output.is_some()).flat_map(|run| run.inputs.clone());
    inputs.chain(packages(goldens)).collect()
}

/// The header file that the module was generated with, read back from its goldens; empty where there are none.
///
/// Kubernetes generates with a file of its main repository, which the zips of most modules do not hold. What stands in
/// a golden between the build constraints (`//` lines, ended by a blank line) and the generated-by line is that file's
/// text, in every module and at every version; all goldens of a module have to agree on it.
pub(crate) fn boilerplate(goldens: &Files) -> anyhow::Result<String> {
    let mut found: Option<(&PathBuf, String)> = None;
    for (path, bytes) in goldens {
        let text = std::str::from_utf8(bytes).with_context(|| format!("{}", path.display()))?;
        let (head, _) = text
            .split_once("// Code generated by ")
            .with_context(|| format!("{} has no generated-by line", path.display()))?;
        let (_, own) =
            head.split_once("\n\n").with_context(|| format!("{} has no build constraint", path.display()))?;
        match &found {
            Some((first, header)) if header != own => {
                bail!("{} and {} have different headers", first.display(), path.display())
            }
            Some(_) => {}
            None => found = Some((path, own.to_owned())),
        }
    }
    Ok(found.map_or_else(String::new, |(_, text)| format!("{}\n", text.trim_end())))
}

/// The folders of the goldens, as arguments of `go list`.
pub(crate) fn packages(goldens: &Files) -> Vec<String> {
    let folders = goldens.keys().filter_map(|path| path.parent());
    folders.map(|folder| format!("./{}", folder.display())).collect()
}

/// `./...`, and every folder below it that Go's patterns leave out but that holds goldens: code-generator's `_examples`.
fn patterns(goldens: &Files) -> BTreeSet<String> {
    let hidden = goldens.keys().filter_map(|path| hidden_folder(path));
    let hidden = hidden.map(|folder| format!("./{}/...", folder.display()));
    std::iter::once("./...".to_owned()).chain(hidden).collect()
}

/// The topmost folder of a path that starts with `_`.
fn hidden_folder(path: &Path) -> Option<&Path> {
    let is_hidden = |folder: &&Path| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with('_'));
    path.ancestors().skip(1).filter(is_hidden).last()
}

/// Adds to the copy's go.mod what only its `_` folders import.
///
/// code-generator does not require k8s.io/apimachinery at 0.20, but its `_examples` import it: upstream generates them
/// inside the main repository. Here they get it at the version under test.
fn require_for_examples(oracle: &Oracle, own: &str, copy: &Path, goldens: &Files) -> anyhow::Result<()> {
    let folders: BTreeSet<&Path> = goldens.keys().filter_map(|path| hidden_folder(path)).collect();
    let mut sources = String::new();
    for folder in folders {
        for path in tree::paths(&copy.join(folder))? {
            let bytes = std::fs::read(copy.join(folder).join(path))?;
            sources.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    let path = copy.join("go.mod");
    let mut text = std::fs::read_to_string(&path)?;
    for known in &oracle.version.requirements {
        let imported = sources.contains(&format!("\"{}/", known.path));
        if imported && known.path != own && !text.contains(&format!("{} v", known.path)) {
            text.push_str(&format!("\nrequire {} {}\n", known.path, known.version));
        }
    }
    tree::write(&path, text.as_bytes())
}
