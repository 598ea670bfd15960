//! `kgen quick-release`: from source to a release archive for this machine.

use build_pipeline::{PIPELINE, Platform, Step, Wanted, steps::Test};
use clap::Args as ClapArgs;

use super::Context;
use crate::cli::Generate;
use crate::pipeline::{self, Flags, Plan};
use crate::report::Answer;

const EXAMPLES: &str = "\
Examples:
  kgen quick-release                  generate, go build every command, pack, and sum up
  kgen quick-release --check          the same, but stale generated files end the run with exit code 1
  kgen quick-release --skip generate  build and pack only
  kgen quick-release --explain        print the commands instead of running them

No tests are run. Images: as `kgen image` makes them, where kgen.toml has [[image]] and the tree has a version.
Archives: <output>/release-tars/<name>-<os>-<arch>.tar.gz with SHA256SUMS beside them; <output> is _output unless
[build] in kgen.toml says otherwise. The same commit gives the same bytes. `kgen explain` describes each step.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Generate, build for this machine, and pack: source to release archive";

/// The flags of `kgen quick-release`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    generate: Generate,

    /// Ask nothing of a network for images
    #[arg(long)]
    offline: bool,

    #[command(flatten)]
    flags: Flags,
}

/// Runs the pipeline.
///
/// # Errors
/// As the engine and the steps.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = args.flags.settings(Some(&args.generate), cx)?;
    let wanted = &Wanted::from([(Platform::host(), Vec::new())]);
    let mut images = pipeline::images(&settings, args.offline)?;
    images.quick = true;
    // Quick means that nothing is tested.
    let steps: Vec<&dyn Step> = PIPELINE.iter().filter(|step| step.name() != Test.name()).copied().collect();
    args.flags.run(&settings, &Plan::of(&steps, wanted, &images))
}
