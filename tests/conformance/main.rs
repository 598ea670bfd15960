//! Conformance: kgen against the published Kubernetes modules, and the real generators against our fixtures.
//!
//! Four questions, one test per answer. Does kgen write the bytes that Kubernetes committed ([`modules`],
//! [`model_names`], [`reports`])? Does `kgen init` find the settings for all of them at once ([`adoption`])? Does it print the documents that kube-openapi's builders make ([`documents`])? Does the
//! upstream generator write the bytes that our fixtures claim ([`fixtures`])? Versions are the folders `0.NN` beside
//! this file, modules are the requirements of their go.mod, fixtures are the folders of `testdata/`: adding one is
//! adding a folder or a line there, never a line here.
//!
//! Nothing is skipped for want of a tool: without `go`, or without a network the first time, the tests fail and say so.

mod adoption;
mod command;
mod compare;
mod described;
mod documents;
mod fixtures;
mod generators;
mod model_names;
mod modules;
mod oracle;
mod reports;
mod table;
mod toolchain;
mod tree;
mod versions;
mod workshop;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};

use crate::oracle::Oracle;
use crate::table::Table;
use crate::versions::Version;

fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::from_args();
    let table = Arc::new(Table::default());
    let trials = collect(&table)?;
    table.expect(
        trials.iter().filter(|trial| !arguments.is_filtered_out(trial) && !arguments.is_ignored(trial)).count(),
    );
    Ok(libtest_mimic::run(&arguments, trials).exit_code())
}

/// Every test there is, found by looking at folders.
fn collect(table: &Arc<Table>) -> anyhow::Result<Vec<Trial>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let oracles: Vec<Arc<Oracle>> = Version::list(&root.join("tests/conformance"))?
        .into_iter()
        .map(|version| Arc::new(Oracle::new(version)))
        .collect();
    let mut trials = modules::trials(&oracles, table);
    trials.extend(adoption::trials(&oracles, table));
    trials.extend(model_names::trials(&oracles, table));
    trials.extend(reports::trials(&oracles, table));
    trials.extend(documents::trials(&oracles, table));
    trials.extend(fixtures::trials(&root.join("testdata"), &oracles, table)?);
    Ok(trials)
}
