//! Lets the go tool download the modules that the project's packages import.
//!
//! Generating reads them, and it never runs `go` itself: on a machine that has built nothing yet they would be missing.
//! Only what packages import is fetched, not the whole module graph. Where all of it is there already, in the module
//! cache or a vendor directory, nothing is asked of the network; and where no Go file has changed since, not even of Go.

use std::{collections::BTreeSet, path::PathBuf};

use crate::{Ledger, Product, Reason, Step, StepCx, build::History};

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

    fn skip(&self, cx: &StepCx<'_>, _done: &Ledger) -> Option<Reason> {
        cx.go.in_gopath().then(|| Reason("nothing is downloaded in GOPATH mode".to_owned()))
    }

    fn run(&self, cx: &StepCx<'_>, _done: &Ledger) -> anyhow::Result<Vec<Product>> {
        // With -e a package that does not load is no error here: later steps say what is wrong with it, and where.
        let format = "-f={{with .Module}}{{.Dir}}{{end}}";
        let command = cx.go.action().args(["list", "-e", "-deps", format, "./..."]);
        History::open(cx).once(cx, "fetch", || {
            let outcome = cx.exec.run(&command)?;
            if !outcome.success() {
                return Err(outcome.into_failure("go list").into());
            }
            let said = String::from_utf8_lossy(&outcome.stdout);
            let dirs: BTreeSet<PathBuf> = said.lines().filter(|line| !line.is_empty()).map(PathBuf::from).collect();
            Ok(dirs.into_iter().collect())
        })?;
        Ok(Vec::new())
    }
}
