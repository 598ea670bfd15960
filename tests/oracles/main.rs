//! What Go itself says about published modules and its own library, against what kgen's front end says: types,
//! constants and comments ([`types`]), selected versions ([`selection`]), files per platform ([`platforms`]).
//!
//! The modules are those of `tests/conformance/0.NN`. A bounded part runs always: the standard library, and of the newest
//! Kubernetes minor the first module. The rest is ignored until somebody asks for it, as `tests/acceptance/oracles.sh`
//! does. What was compared is counted, and the counts are printed at the end.

#[path = "../conformance/command.rs"]
mod command;
#[path = "../../crates/gotypes/tests/suite/facts.rs"]
mod facts;
#[path = "../conformance/generators.rs"]
#[expect(dead_code, reason = "nothing is generated here")]
mod generators;
mod go;
mod platforms;
mod selection;
#[path = "../conformance/toolchain.rs"]
#[expect(dead_code, reason = "no tool of upstream's is built here")]
mod toolchain;
#[path = "../conformance/tree.rs"]
#[expect(dead_code, reason = "its other half is about goldens")]
mod tree;
mod types;
#[path = "../conformance/versions.rs"]
#[expect(dead_code, reason = "its other half is about upstream's tools")]
mod versions;
#[path = "../conformance/workshop.rs"]
#[expect(dead_code, reason = "its other half builds upstream's tools")]
mod workshop;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use libtest_mimic::{Arguments, Trial};

use crate::go::Module;
use crate::versions::Version;

fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::from_args();
    let counts = Arc::new(Counts::default());
    let versions = Version::list(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance"))?;
    let conclusion = libtest_mimic::run(&arguments, trials(versions, &counts)?);
    counts.print();
    Ok(conclusion.exit_code())
}

/// Every test there is; those that take long are ignored.
fn trials(versions: Vec<Version>, counts: &Arc<Counts>) -> anyhow::Result<Vec<Trial>> {
    let newest = versions.last().context("there is a version")?.clone();
    let first = newest.requirements[0].path.clone();
    let mut trials = Vec::new();
    let mut add = |name: String, long: bool, test: Test| {
        let counts = counts.clone();
        let run = move || test(&counts).map_err(|error| format!("{error:#}").into());
        trials.push(Trial::test(name, run).with_ignored_flag(long));
    };
    add("types of the standard library".into(), false, Box::new(types::standard_library));
    add("files of the standard library".into(), true, Box::new(platforms::standard_library));
    let part = newest.clone();
    add(
        format!("types of {first} {}", newest.name),
        false,
        Box::new(move |counts| types::compare(&Module::of(&part)?, &[format!("{first}/...")], counts)),
    );
    for version in versions {
        let patterns: Vec<String> =
            version.requirements.iter().map(|requirement| format!("{}/...", requirement.path)).collect();
        let name = version.name.clone();
        let (own, all) = (version.clone(), patterns.clone());
        add(
            format!("types of all modules {name}"),
            true,
            Box::new(move |counts| types::compare(&Module::of(&own)?, &all, counts)),
        );
        let own = version.clone();
        add(
            format!("files of all modules {name}"),
            true,
            Box::new(move |counts| platforms::compare(&Module::of(&own)?, &patterns, counts)),
        );
        let recent = name == newest.name;
        add(format!("versions {name}"), !recent, Box::new(move |counts| selection::compare(&version, counts)));
    }
    Ok(trials)
}

type Test = Box<dyn FnOnce(&Counts) -> anyhow::Result<()> + Send>;

/// How much was compared, by what it is.
#[derive(Default)]
pub(crate) struct Counts(Mutex<BTreeMap<(String, &'static str), usize>>);

impl Counts {
    /// Adds to the count of `what` in `subject`.
    pub(crate) fn add(&self, subject: &str, what: &'static str, number: usize) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry((subject.to_owned(), what)).or_default() += number;
    }

    #[expect(clippy::print_stdout, reason = "a test harness talks on stdout")]
    fn print(&self) {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
        for ((subject, what), number) in counts.iter() {
            println!("{subject:<24} {what:<22} {number:>9}");
            *totals.entry(what).or_default() += number;
        }
        for (what, number) in totals {
            println!("{:<24} {what:<22} {number:>9}", "total");
        }
    }
}
