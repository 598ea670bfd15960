//! `kgen release`: from source to the images and archives of every group and platform.

use build_pipeline::{PIPELINE, Platform};
use clap::{Args as ClapArgs, Subcommand};

use super::{Context, cross};
use crate::pipeline::{self, Flags, Plan};
use crate::report::Answer;

const EXAMPLES: &str = "\
Examples:
  kgen release                          all groups of kgen.toml, for all their platforms
  kgen release plan                     which steps would be taken, what they would make, and what is up to date
  kgen release --check                  the same, but stale generated files end the run with exit code 1
  kgen release client                   one group
  kgen release --platform linux/arm64   of each group's platforms, this one
  kgen release --skip test              without running the tests
  kgen release --skip image             without images
  kgen release --explain                print why what would be built, and the commands

Archives: <output>/release-tars/<name>-<group>-<os>-<arch>.tar.gz, .zip for Windows, with SHA256SUMS and SHA512SUMS beside them.
Without groups: every command of the module, for this machine or --platform, as <name>-<os>-<arch>. Images of [[image]]:
<output>/release-images/<arch>/<name>.tar, and a layout in release-images/oci. <output>/artifacts.json lists all of it. The same
commit gives the same bytes.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Generate, build the groups of kgen.toml for all of their platforms, make images, and pack";

/// The flags of `kgen release`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Part>,

    #[command(flatten)]
    release: Release,
}

/// The parts of it that have a name of their own.
#[derive(Clone, Debug, Subcommand)]
enum Part {
    /// Say which steps would be taken, what they would make, and what is up to date; make nothing
    Plan(Release),
}

/// What is released.
#[derive(Clone, Debug, ClapArgs)]
struct Release {
    #[command(flatten)]
    choice: cross::Choice,

    /// Ask nothing of a network for images
    #[arg(long)]
    offline: bool,

    #[command(flatten)]
    flags: Flags,
}

/// Runs the pipeline, or says what it would do.
///
/// # Errors
/// As the engine and the steps; no group, or no platform, is what was asked for.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let (Release { choice, offline, flags }, only_plan) = match &args.command {
        Some(Part::Plan(release)) => (release, true),
        None => (&args.release, false),
    };
    let settings = flags.settings(None, cx)?;
    let (wanted, notes) = choice.wanted(&settings, Some(Platform::host()))?;
    let mut images = pipeline::images(&settings, *offline)?;
    images.partial = choice.is_partial(&settings);
    let plan = &Plan { notes: &notes, ..Plan::of(PIPELINE, &wanted, &images) };
    if only_plan { flags.outline(&settings, plan) } else { flags.run(&settings, plan) }
}
