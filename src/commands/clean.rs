//! `kgen clean`: removes what kgen keeps for itself.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args as ClapArgs;
use store::cas::Cache;

use super::Context;
use crate::report::Answer;
use crate::settings::cache_dir;

const EXAMPLES: &str = "\
Examples:
  kgen clean --cache     forget what was kept from run to run

The cache is in KGEN_CACHE_DIR, else in the folder `kgen` of the user's folder for caches. It never holds more than
256 MiB, and nothing in it is needed: the next run takes a fraction of a second longer.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Remove what kgen keeps for itself: the cache";

/// The flags of `kgen clean`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    /// Remove what is kept from run to run
    #[arg(long, required = true)]
    cache: bool,

    /// Where it is [default: kgen in the user's folder for caches] [env: KGEN_CACHE_DIR]
    #[arg(long, value_name = "DIR")]
    cache_dir: Option<PathBuf>,
}

/// Empties the cache.
///
/// # Errors
/// What cannot be removed.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    debug_assert!(args.cache, "the only thing to remove yet");
    let typed = args.cache_dir.as_ref().map(|dir| cx.surroundings.directory.join(dir));
    let Some(dir) = typed.or_else(|| cache_dir(cx.surroundings)) else {
        bail!("there is no folder for a cache: neither KGEN_CACHE_DIR nor HOME is set");
    };
    let cache = Cache::at(dir);
    let (entries, bytes) =
        cache.clear().with_context(|| format!("cannot empty the cache in {}", cache.dir().display()))?;
    let entries = format!("{entries} {}", if entries == 1 { "entry" } else { "entries" });
    Ok(Answer::Text(format!("{entries} removed from {}, {bytes} bytes\n", cache.dir().display()).into_bytes()))
}
