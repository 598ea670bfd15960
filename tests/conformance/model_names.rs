//! kgen over the published modules: the files with model names that Kubernetes committed, taken away and brought back.
//!
//! openapi-gen writes them, from 0.35 on, into those packages that it is run on and that hold its marker. A committed file in
//! a package without the marker is a leftover: the tool would not write it, and neither may kgen.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::bail;
use libtest_mimic::{Completion, Trial};

use crate::command::{self, run};
use crate::compare::Comparison;
use crate::modules::{self, boilerplate, packages};
use crate::oracle::Oracle;
use crate::table::{Count, Key, Table};
use crate::tree::{self, Files};
use crate::versions::Requirement;
use crate::workshop;

/// The first minor whose openapi-gen writes such files.
const SINCE: u32 = 35;
/// What Kubernetes calls them.
pub(crate) const GOLDEN: &str = "zz_generated.model_name.go";
const MARKER: &str = "+k8s:openapi-model-package=";
/// Ample for a debug build of kgen on a small machine.
const LIMIT: Duration = Duration::from_secs(300);

/// One test per version and module.
pub(crate) fn trials(oracles: &[Arc<Oracle>], table: &Arc<Table>) -> Vec<Trial> {
    modules::trial_for_each(
        oracles.iter().filter(|oracle| oracle.version.minor >= SINCE),
        "model names",
        table,
        compare,
    )
}

fn compare(oracle: &Oracle, requirement: &Requirement, table: &Table) -> anyhow::Result<Completion> {
    let workshop = oracle.workshop()?;
    let scratch = workshop::scratch()?;
    let copy = scratch.path().join("module");
    tree::copy(workshop.module(&requirement.path)?, &copy)?;
    let committed = tree::named(&copy, GOLDEN)?;
    tree::remove(&copy, &committed)?;
    let asking = asking(&copy)?;
    if committed.is_empty() && asking.is_empty() {
        return Ok(Completion::ignored_with(format!("holds no {GOLDEN}")));
    }
    let header = scratch.path().join("boilerplate.go.txt");
    tree::write(&header, boilerplate(&committed)?.as_bytes())?;
    let goldens: Files =
        committed.into_iter().filter(|(path, _)| path.parent().is_some_and(|folder| asking.contains(folder))).collect();
    let named: Vec<String> = asking.iter().map(|folder| format!("./{}", folder.display())).collect();
    workshop.download_dependencies("model-names", &requirement.path, &copy, &packages(&goldens))?;

    let kgen = std::env::var_os("KGEN_CONFORMANCE_BIN").unwrap_or_else(|| env!("CARGO_BIN_EXE_kgen").into());
    let mut command = command::command(kgen, &workshop::cache()?);
    command
        .args(["openapi", "-C"])
        .arg(&copy)
        .args(["--compat", &oracle.version.name, "--output-model-name-file", GOLDEN])
        .args(["--output-pkg", &format!("{}/definitions", requirement.path), "--go-header-file"])
        .arg(&header)
        .args(named);
    let finished = run(&mut command, LIMIT)?;
    let comparison = Comparison::of(&goldens, &tree::named(&copy, GOLDEN)?);
    let key = Key {
        minor: oracle.version.minor,
        subject: requirement.path.clone(),
        version: requirement.version.clone(),
        generator: "model names",
    };
    table.add(key, Count { files: goldens.len(), identical: comparison.identical });
    if !finished.status.success() {
        bail!("kgen ended with {}\n{}", finished.status, finished.last_words());
    }
    match comparison.complaint() {
        Some(complaint) => bail!("{complaint}"),
        None => Ok(Completion::Completed),
    }
}

/// The folders of the packages that hold the marker, in a file that is no test.
pub(crate) fn asking(copy: &Path) -> anyhow::Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    for path in tree::paths(copy)? {
        let name = path.to_string_lossy().into_owned();
        if !name.ends_with(".go") || name.ends_with("_test.go") || name.contains("testdata/") {
            continue;
        }
        let text = String::from_utf8_lossy(&std::fs::read(copy.join(&path))?).into_owned();
        let is_marker =
            |line: &str| line.trim_start().strip_prefix("//").is_some_and(|c| c.trim_start().starts_with(MARKER));
        if text.lines().any(is_marker) {
            found.extend(path.parent().map(PathBuf::from));
        }
    }
    Ok(found)
}
