//! `kgen build`: generates, and compiles commands for this machine or others.

use std::ffi::OsStr;
use std::path::Path;

use anyhow::{Context as _, bail};
use build_pipeline::{BUILD, Platform};
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
  kgen build --explain                      print the commands instead of running them

Binaries: <output>/local/bin/<os>/<arch>/<command>; <output> is _output unless [build] in kgen.toml says otherwise. Where a
build fails for one platform, nothing is placed for any. KUBE_BUILD_PLATFORMS and WHAT, lists with spaces, stand for --platform
and TARGET where these are not given.";

/// The flags of `kgen build`.
#[derive(Clone, Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Commands to build: directories, import paths, names of programs, `dir/...` [default: all of the module]
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,

    /// Platforms to build for, as GOOS/GOARCH; repeatable [default: this machine's]
    #[arg(long, value_name = "OS/ARCH", value_delimiter = ',')]
    platform: Vec<String>,

    #[command(flatten)]
    flags: Flags,
}

/// Runs the build.
///
/// # Errors
/// As the engine and the steps; a platform or target is not written as one.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = args.flags.settings(None, cx)?;
    let platforms = platforms(&args.platform, &settings)?;
    let targets = targets(&args.targets, &settings)?;
    args.flags.run(&settings, &Plan { steps: BUILD, platforms: &platforms, targets: &targets })
}

/// Each platform once, in the order of their names, so that the order in which they are typed matters to nothing.
fn platforms(typed: &[String], settings: &Settings) -> anyhow::Result<Vec<Platform>> {
    let mut platforms = Vec::new();
    if typed.is_empty() {
        for word in words(settings, "KUBE_BUILD_PLATFORMS") {
            platforms.push(word.parse().context("KUBE_BUILD_PLATFORMS")?);
        }
    }
    for word in typed {
        platforms.push(word.parse().context("--platform")?);
    }
    if platforms.is_empty() {
        platforms.push(Platform::host());
    }
    platforms.sort();
    platforms.dedup();
    Ok(platforms)
}

/// The targets, as the pipeline reads them: directories are typed from where the user stands, and `WHAT` from the root.
fn targets(typed: &[String], settings: &Settings) -> anyhow::Result<Vec<String>> {
    if typed.is_empty() {
        let words: Vec<String> = words(settings, "WHAT").map(str::to_owned).collect();
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

/// The words of a variable.
fn words<'a>(settings: &'a Settings, variable: &str) -> impl Iterator<Item = &'a str> {
    let value = settings.env.get(OsStr::new(variable)).and_then(|value| value.to_str());
    value.unwrap_or_default().split_whitespace()
}
