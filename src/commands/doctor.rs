//! `kgen doctor`: what a build needs, and what of it is here.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::Context;
use crate::pipeline;
use crate::report::Answer;
use crate::settings::Wish;

const EXAMPLES: &str = "\
Examples:
  kgen doctor                       go and its version, caches, git, C compilers, container engine, memory, disk space
  kgen doctor --output-format json

The exit code is 2 if something is missing that this project needs. Nothing is changed.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Show what a build needs of this machine, and what of it is missing";

/// The flags of `kgen doctor`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    /// Look at this go tool instead of the one on PATH
    #[arg(long, value_name = "PATH")]
    go: Option<PathBuf>,
}

/// Looks at the machine.
///
/// # Errors
/// There is no project that could be built, or its kgen.toml cannot be used.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = cx.settings(&Wish { remedy: "all", ..Wish::default() })?;
    Ok(Answer::Checks(pipeline::examine(&settings, args.go.as_deref())?))
}
