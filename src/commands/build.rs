//! `kgen build`: generates, and compiles commands for this machine or others.

use std::path::Path;

use anyhow::{Context as _, bail};
use build_pipeline::{BUILD, Images, Platform};
use clap::Args as ClapArgs;

use super::Context;
use crate::pipeline::{self, Flags, Plan};
use crate::report::Answer;
use crate::settings::Settings;

const EXAMPLES: &str = "\
Examples:
  kgen build                                generate, and compile every command for this machine
  kgen build ./cmd/server ctl               two of them, by directory and by name
  kgen build --platform linux/amd64,windows/amd64
  kgen build --check                        stale generated files end the run with exit code 1
  kgen build --skip generate                compile only
  kgen build test/e2e/e2e.test              a test binary, as `go test -c` makes it
  kgen build --explain                      print why what would be built, and the commands
  eval \"$(kgen build --print-env)\"          the environment of the build, for commands of your own

Binaries: <output>/local/bin/<os>/<arch>/<command>; <output> is _output unless [build] in kgen.toml says otherwise. Where a
build fails for one platform, nothing is placed for any. What is up to date is not built again. <output>/bin leads to the
binaries for this machine, and <output>/build.json says what was built from what. KUBE_BUILD_PLATFORMS and WHAT, lists with
spaces, stand for --platform and TARGET where these are not given.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Generate, and compile the commands of the module, for this machine or for others";

/// The flags of `kgen build`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    /// What to build: directories, import paths, programs, groups, `dir/...`, `dir/name.test` [default: all groups, or else all
    /// commands of the module]
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,

    /// Platforms to build for, as GOOS/GOARCH; repeatable [default: this machine's]
    #[arg(long, value_name = "OS/ARCH", value_delimiter = ',')]
    platform: Vec<String>,

    /// Build with the race detector
    #[arg(long)]
    race: bool,

    /// Print what other commands need in their environment to see what `go` sees here, and build nothing
    #[arg(long, conflicts_with = "explain")]
    print_env: bool,

    #[command(flatten)]
    flags: Flags,
}

/// Runs the build.
///
/// # Errors
/// As the engine and the steps; a platform or target is not written as one.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = args.flags.settings(None, cx)?;
    if args.print_env {
        return args.flags.print_env(&settings);
    }
    let mut platforms = pipeline::platforms(&args.platform, &settings)?;
    if platforms.is_empty() {
        platforms.insert(Platform::host());
    }
    let targets = targets(&args.targets, &settings)?;
    let wanted = platforms.into_iter().map(|platform| (platform, targets.clone())).collect();
    args.flags.run(&settings, &Plan { race: args.race, ..Plan::of(BUILD, &wanted, &Images::default()) })
}

/// The targets, as the pipeline reads them: directories are typed from where the user stands, and `WHAT` from the root.
fn targets(typed: &[String], settings: &Settings) -> anyhow::Result<Vec<String>> {
    if typed.is_empty() {
        let words: Vec<String> = pipeline::words(settings, "WHAT").map(str::to_owned).collect();
        if let Some(flag) = words.iter().find(|word| word.starts_with('-')) {
            bail!("WHAT holds `{flag}`, which is no target; flags of the go tool go into GOFLAGS");
        }
        return Ok(words);
    }
    typed.iter().map(|target| from_root(target, settings)).collect()
}

fn from_root(target: &str, settings: &Settings) -> anyhow::Result<String> {
    let is_directory = matches!(target, "." | "..") || target.starts_with("./") || target.starts_with("../");
    if !is_directory && !Path::new(target).is_absolute() {
        return Ok(target.to_owned());
    }
    let root = pipeline::root(settings);
    let path = goload::absolute(&settings.cwd, Path::new(target));
    let below = path.strip_prefix(root);
    let below = below.with_context(|| format!("{target} lies outside of the module in {}", root.display()))?;
    Ok(format!("./{}", below.to_string_lossy().replace('\\', "/")))
}
