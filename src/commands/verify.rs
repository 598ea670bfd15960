//! `kgen verify`: `kgen all --check` under the name that CI knows.

use clap::Args as ClapArgs;

use super::Context;
use crate::cli::{Diff, Generate};
use crate::report::Answer;
use crate::settings::{Mode, Wish};

const EXAMPLES: &str = "\
Examples:
  kgen verify                            the whole module; exit 1 and a diff if anything is stale
  kgen verify --diff never               names only
  kgen verify --output-format github     annotations in a GitHub job
  kgen verify --output-format json       one JSON object, with the command that mends each finding";

/// What the list of commands says of it.
pub const ABOUT: &str = "Write nothing; report generated files that are stale, missing or left over";

/// The flags of `kgen verify`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    generate: Generate,

    /// Show a unified diff, or the names only [default: always]
    #[arg(long, value_enum, value_name = "WHEN")]
    diff: Option<Diff>,
}

/// Checks all generated files.
///
/// # Errors
/// As the engine.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = cx.settings(&Wish {
        remedy: "all",
        generate: Some(&args.generate),
        mode: Mode::Check { diff: args.diff.unwrap_or_default() == Diff::Always },
        ..Wish::default()
    })?;
    super::generate(&settings)
}
