//! Lets the go tool download the modules that the project's packages import.
//!
//! Generating reads them, and it never runs `go` itself: on a machine that has built nothing yet they would be missing.
//! Only what packages import is fetched, not the whole module graph. Where all of it is there already, in the module
//! cache or a vendor directory, nothing is asked of the network.

use crate::{Ledger, Product, Step, StepCx, exec::Command};

/// The step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fetch;

impl Step for Fetch {
    fn name(&self) -> &'static str {
        "fetch"
    }

    fn summary(&self) -> &'static str {
        "Downloads the modules that the packages of the module import and that the module cache lacks, with `go list -deps`. \
         What is vendored or cached is not asked for again."
    }

    fn run(&self, cx: &StepCx<'_>, _done: &Ledger) -> anyhow::Result<Vec<Product>> {
        // With -e a package that does not load is no error here: later steps say what is wrong with it, and where.
        let command = Command::action("go", &cx.project.root).args(["list", "-e", "-deps", "./..."]);
        let outcome = cx.exec.run(&command)?;
        if !outcome.success() {
            return Err(outcome.into_failure("go list").into());
        }
        Ok(Vec::new())
    }
}
