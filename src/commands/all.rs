//! `kgen all`: every generator that markers or kgen.toml ask for, over one load of the sources.

use clap::Args as ClapArgs;

use super::Context;
use crate::cli::{Generate, Output};
use crate::report::Answer;
use crate::settings::{Mode, Wish};

const EXAMPLES: &str = "\
Examples:
  kgen all                      the whole module
  kgen all ./pkg/apis/...       some packages
  kgen all --check --diff never names of stale files, one per line
  kgen all --timings            where the time went

Without PKG, every package of the main module is looked at, and of the modules that go.work or a replace
to a directory brings in. vendor/, testdata, and directories that start with a dot are left out.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Run every generator that markers or kgen.toml ask for, over one load of the sources";

/// The flags of `kgen all`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    pub(crate) generate: Generate,
    #[command(flatten)]
    output: Output,
}

/// Runs all generators.
///
/// # Errors
/// As the engine.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = cx.settings(&Wish {
        remedy: "all",
        generate: Some(&args.generate),
        mode: Mode::typed(&args.output),
        ..Wish::default()
    })?;
    super::generate(&settings)
}
