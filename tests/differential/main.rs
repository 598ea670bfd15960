//! Differential testing: packages made by chance, given to the real generators and to kgen. No byte may differ, and what
//! upstream refuses must be refused.
//!
//! A seed decides a unit of a few packages (a folder here for each generator), or a fixture with something changed
//! ([`mutate`]). The units are [`judge`]d per version: kgen runs on each; what it accepts goes to upstream in batches,
//! what it refuses goes there one by one, for upstream's first complaint ends its whole run. Versions are the folders of
//! `tests/conformance`. Seeds that once differed are in `seeds/<generator>.txt` and are always run.
//!
//! | Variable | Meaning |
//! |---|---|
//! | `KGEN_DIFFERENTIAL` | how many packages both tools accept, per version and generator; 40 if it is not set |
//! | `KGEN_DIFFERENTIAL_SEED` | the first seed; 0 if it is not set |
//! | `KGEN_CONFORMANCE_CACHE`, `KGEN_CONFORMANCE_BIN` | as in `tests/conformance` |
//!
//! `cargo test --test differential -- "0.34 conversion"` runs one generator of one version. What differs is saved in
//! `target/differential`.

mod abilities;
#[path = "../conformance/command.rs"]
mod command;
mod comments;
mod conversion;
mod deepcopy;
mod defaulter;
#[path = "../conformance/generators.rs"]
#[expect(dead_code, reason = "its other half is about published modules")]
mod generators;
mod gofile;
mod judge;
mod mutate;
mod openapi;
#[path = "../conformance/oracle.rs"]
mod oracle;
mod prerelease_lifecycle;
mod random;
mod shape;
mod subjects;
#[path = "../conformance/toolchain.rs"]
mod toolchain;
#[path = "../conformance/tree.rs"]
#[expect(dead_code, reason = "its other half removes goldens")]
mod tree;
mod unit;
#[path = "../conformance/versions.rs"]
mod versions;
#[path = "../conformance/workshop.rs"]
#[expect(dead_code, reason = "its other half is about published modules")]
mod workshop;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use libtest_mimic::{Arguments, Trial};

use crate::abilities::Abilities;
use crate::generators::Generator;
use crate::judge::Judge;
use crate::mutate::Fixtures;
use crate::oracle::Oracle;
use crate::subjects::Subject;
use crate::unit::Unit;
use crate::versions::Version;

/// Packages that both tools accept, per version and generator, in a usual run.
const USUAL: usize = 40;
/// Every so many-th unit is a changed fixture.
const MUTANTS: u64 = 8;

/// Where the units of one generator come from.
struct Source {
    generator: &'static Generator,
    subject: &'static Subject,
    fixtures: Fixtures,
    kept: Vec<u64>,
}

fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let wanted = number("KGEN_DIFFERENTIAL", USUAL)?;
    let first = number("KGEN_DIFFERENTIAL_SEED", 0)? as u64;
    let mut sources = Vec::new();
    for (generator, subject) in subjects::all() {
        let fixtures = Fixtures::read(&root.join("testdata"), generator, &subject.mutations)?;
        let kept = kept_seeds(&root.join(format!("tests/differential/seeds/{}.txt", generator.name)))?;
        sources.push(Arc::new(Source { generator, subject, fixtures, kept }));
    }
    let mut trials = Vec::new();
    for version in Version::list(&root.join("tests/conformance"))? {
        let abilities = Abilities::of(version.minor);
        let oracle = Arc::new(Oracle::new(version));
        for source in &sources {
            let name = format!("{} {}", oracle.version.name, source.generator.name);
            if !source.kept.is_empty() {
                let (judge, units) = (oracle.clone(), source.clone());
                trials.push(Trial::test(format!("{name} kept seeds"), move || {
                    let kept = units.kept.iter().map(|&seed| units.unit(seed, abilities));
                    judged(&judge, units.generator, kept, usize::MAX)
                }));
            }
            let (judge, units) = (oracle.clone(), source.clone());
            trials.push(Trial::test(format!("{name} {wanted} packages from seed {first}"), move || {
                let new = (first..).map(|seed| units.unit(seed, abilities));
                judged(&judge, units.generator, new, wanted)
            }));
        }
    }
    Ok(libtest_mimic::run(&arguments, trials).exit_code())
}

fn judged(
    oracle: &Oracle,
    generator: &'static Generator,
    units: impl Iterator<Item = Unit>,
    wanted: usize,
) -> Result<(), libtest_mimic::Failed> {
    Judge::new(oracle, generator)
        .and_then(|judge| judge.all(units, wanted))
        .map_err(|error| format!("{error:#}").into())
}

impl Source {
    /// The unit of a seed.
    fn unit(&self, seed: u64, abilities: Abilities) -> Unit {
        let folder = format!("u{seed}");
        if seed % MUTANTS == MUTANTS - 1 && !self.fixtures.is_empty() {
            self.fixtures.mutant(seed, folder, abilities)
        } else {
            (self.subject.make)(seed, folder, abilities)
        }
    }
}

fn number(variable: &str, usual: usize) -> anyhow::Result<usize> {
    match std::env::var(variable) {
        Ok(text) => text.parse().with_context(|| format!("{variable} is no number: {text}")),
        Err(_) => Ok(usual),
    }
}

/// The numbers at the beginnings of the lines.
fn kept_seeds(path: &Path) -> anyhow::Result<Vec<u64>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
        .map(|line| line.parse().with_context(|| format!("{}: {line:?} is no seed", path.display())))
        .collect()
}
