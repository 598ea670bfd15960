//! `kgen release`: from source to the archives of every group and platform.

use build_pipeline::{PIPELINE, Platform};
use clap::Args as ClapArgs;

use super::{Context, cross};
use crate::pipeline::{Flags, Plan};
use crate::report::Answer;

const EXAMPLES: &str = "\
Examples:
  kgen release                          all groups of kgen.toml, for all their platforms
  kgen release --check                  the same, but stale generated files end the run with exit code 1
  kgen release client                   one group
  kgen release --platform linux/arm64   of each group's platforms, this one
  kgen release --explain                print why what would be built, and the commands

Archives: <output>/release-tars/<name>-<group>-<os>-<arch>.tar.gz, .zip for Windows, with SHA256SUMS beside them. Without groups:
every command of the module, for this machine or --platform, as <name>-<os>-<arch>. The same commit gives the same bytes.";

/// The flags of `kgen release`.
#[derive(Clone, Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    choice: cross::Choice,

    #[command(flatten)]
    flags: Flags,
}

/// Runs the pipeline.
///
/// # Errors
/// As the engine and the steps; no group, or no platform, is what was asked for.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = args.flags.settings(None, cx)?;
    let (wanted, notes) = args.choice.wanted(&settings, Some(Platform::host()))?;
    args.flags.run(&settings, &Plan { steps: PIPELINE, wanted: &wanted, race: false, notes: &notes })
}
