//! `kgen package`: images, archives and checksums of what is built already.

use build_pipeline::PACKAGE;
use clap::Args as ClapArgs;

use super::Context;
use crate::pipeline::{self, Flags, Plan};
use crate::report::Answer;

const EXAMPLES: &str = "\
Examples:
  kgen cross && kgen package            what `kgen release` makes, in two runs
  kgen package --platform linux/arm64   what was built for one platform
  kgen package --skip image             archives only

Takes the binaries that <output>/build.json lists, if they are of this commit and have not changed since. No Go is needed.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Pack what is built already: images, archives, checksums";

/// The flags of `kgen package`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    /// Only what was built for these platforms, as GOOS/GOARCH; repeatable [env: KUBE_BUILD_PLATFORMS]
    #[arg(long, value_name = "OS/ARCH", value_delimiter = ',')]
    platform: Vec<String>,

    /// Ask nothing of a network for images
    #[arg(long)]
    offline: bool,

    #[command(flatten)]
    flags: Flags,
}

/// Runs the steps.
///
/// # Errors
/// As the steps.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = args.flags.settings(None, cx)?;
    let platforms = pipeline::platforms(&args.platform, &settings)?;
    let wanted = &platforms.into_iter().map(|platform| (platform, Vec::new())).collect();
    let mut images = pipeline::images(&settings, args.offline)?;
    // Nobody knows what the run that built them was asked for.
    images.partial = true;
    args.flags.run(&settings, &Plan { generates: false, ..Plan::of(PACKAGE, wanted, &images) })
}
