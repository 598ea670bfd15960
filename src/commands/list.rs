//! `kgen list`: what would be generated, by which generator, and why.

use clap::Args as ClapArgs;

use super::Context;
use crate::cli::Generate;
use crate::report::Answer;
use crate::settings::{Mode, Wish};

const EXAMPLES: &str = "\
Examples:
  kgen list                          a table of package, generator, file, and the marker that asks for it
  kgen list ./api/...                some packages
  kgen list --output-format json     the same for programs";

/// What the list of commands says of it.
pub const ABOUT: &str = "Show what would be generated, by which generator, and why";

/// The flags of `kgen list`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    generate: Generate,
}

/// Finds the targets and writes nothing.
///
/// # Errors
/// As the engine.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = cx.settings(&Wish {
        remedy: "all",
        generate: Some(&args.generate),
        mode: Mode::Check { diff: false },
        ..Wish::default()
    })?;
    Ok(Answer::Listing(crate::engine::list(&settings)?))
}
