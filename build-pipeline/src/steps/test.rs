//! Runs the tests of the module.

use crate::{Ledger, Product, Reason, Step, StepCx};

/// The step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Test;

impl Step for Test {
    fn name(&self) -> &'static str {
        "test"
    }

    fn summary(&self) -> &'static str {
        "Runs `go test ./...` before anything is packed, unless `tests = false` of [release] or KUBE_RELEASE_RUN_TESTS=n says no."
    }

    fn skip(&self, cx: &StepCx<'_>, _done: &Ledger) -> Option<Reason> {
        (!cx.release.tests).then(|| Reason("no tests are asked for".to_owned()))
    }

    fn run(&self, cx: &StepCx<'_>, _done: &Ledger) -> anyhow::Result<Vec<Product>> {
        let outcome = cx.exec.run(&cx.go.action().args(["test", "./..."]))?;
        if outcome.success() {
            return Ok(Vec::new());
        }
        // It says on its standard output what failed.
        let said = String::from_utf8_lossy(&outcome.stdout).into_owned();
        let mut failure = outcome.into_failure("go test ./...");
        failure.output = said + &failure.output;
        Err(failure.into())
    }
}
