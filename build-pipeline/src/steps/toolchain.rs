//! Makes sure that the go tool will do, before anything else is done.

use crate::{Ledger, Product, Step, StepCx};

/// The step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Toolchain;

impl Step for Toolchain {
    fn name(&self) -> &'static str {
        "toolchain"
    }

    fn summary(&self) -> &'static str {
        "Asks the go tool what it is: it has to be as new as go.mod and the tree's scripts want it, and able to build for every \
         platform that was named. Where the tree is built in GOPATH mode, makes its workspace."
    }

    fn run(&self, cx: &StepCx<'_>, _done: &Ledger) -> anyhow::Result<Vec<Product>> {
        cx.go.check(cx.project, cx.wanted.keys(), cx.exec)?;
        // The output directory is to be there before code generation looks at the tree, else the tree looks changed to the
        // next run.
        if !cx.exec.dry() {
            cx.go.prepare(cx.project)?;
        }
        Ok(Vec::new())
    }
}
