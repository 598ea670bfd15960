//! Compiles what is wanted; see [`build`].

use crate::{Ledger, Product, Step, StepCx, build};

/// The step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Compile;

impl Step for Compile {
    fn name(&self) -> &'static str {
        "compile"
    }

    fn summary(&self) -> &'static str {
        "Compiles the main packages of the module, all or those that were named, into <output>/local/bin/<os>/<arch>/, with the \
         version stamped in: one `go build` for all that share platform and flags, and none for what is up to date. The same \
         commit gives the same bytes, in any directory. GOLDFLAGS replaces the default linker flags `-s -w -buildid=`; GOGCFLAGS \
         is passed to the compiler."
    }

    fn run(&self, cx: &StepCx<'_>, _done: &Ledger) -> anyhow::Result<Vec<Product>> {
        build::run(cx)
    }
}
