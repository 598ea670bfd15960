//! kgen over the API rule reports that kube-openapi commits: those of its own integration test.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use libtest_mimic::{Completion, Trial};

use crate::command::{self, run};
use crate::compare::Comparison;
use crate::oracle::Oracle;
use crate::table::{Count, Key, Table};
use crate::tree::{self, Files};
use crate::versions::Requirement;
use crate::workshop;

/// What kube-openapi calls a report, of all packages that lie beside it.
const GOLDEN: &str = "golden.v2.report";
/// Ample for a debug build of kgen on a small machine.
const LIMIT: Duration = Duration::from_secs(300);

/// One test per version and module.
pub(crate) fn trials(oracles: &[Arc<Oracle>], table: &Arc<Table>) -> Vec<Trial> {
    let mut trials = Vec::new();
    for oracle in oracles {
        for requirement in &oracle.version.requirements {
            let name = format!("{}@{} reports", requirement.path, requirement.version);
            let (oracle, requirement, table) = (oracle.clone(), requirement.clone(), table.clone());
            trials.push(Trial::ignorable_test(name, move || {
                let result = compare(&oracle, &requirement, &table);
                table.report();
                result.map_err(|error| format!("{error:#}").into())
            }));
        }
    }
    trials
}

fn compare(oracle: &Oracle, requirement: &Requirement, table: &Table) -> anyhow::Result<Completion> {
    let module = oracle.workshop()?.module(&requirement.path)?;
    let goldens = tree::named(module, GOLDEN)?;
    if goldens.is_empty() {
        return Ok(Completion::ignored_with(format!("holds no {GOLDEN}")));
    }
    let scratch = workshop::scratch()?;
    let copy = scratch.path().join("module");
    tree::copy(module, &copy)?;
    let mut written = Files::new();
    for golden in goldens.keys() {
        let folder = golden.parent().unwrap_or(Path::new(""));
        let report = scratch.path().join("report");
        let kgen = std::env::var_os("KGEN_CONFORMANCE_BIN").unwrap_or_else(|| env!("CARGO_BIN_EXE_kgen").into());
        let mut command = command::command(kgen, &workshop::cache()?);
        command
            .args(["openapi", "-C"])
            .arg(&copy)
            .args(["--compat", &oracle.version.name])
            .args(["--output-pkg", &format!("{}/definitions", requirement.path), "--report-filename"])
            .arg(&report)
            .arg(format!("./{}/...", folder.display()));
        let finished = run(&mut command, LIMIT)?;
        if !finished.status.success() {
            bail!("kgen ended with {}\n{}", finished.status, finished.last_words());
        }
        written.insert(golden.clone(), std::fs::read(&report).context("kgen wrote no report")?);
    }
    let comparison = Comparison::of(&goldens, &written);
    let key = Key {
        minor: oracle.version.minor,
        subject: requirement.path.clone(),
        version: requirement.version.clone(),
        generator: "reports",
    };
    table.add(key, Count { files: goldens.len(), identical: comparison.identical });
    match comparison.complaint() {
        Some(complaint) => bail!("{complaint}"),
        None => Ok(Completion::Completed),
    }
}
