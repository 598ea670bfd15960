//! Which files a run has parsed, for the benchmark's floor program.
//!
//! Written where KGEN_PARSED_FILES names a file, a path on each line; no user needs it.

use std::fmt::Write as _;
use std::path::Path;

use diag::Sources;

use crate::settings::Settings;

pub(super) fn write(path: &Path, sources: &Sources, settings: &Settings) -> anyhow::Result<()> {
    let mut out = String::new();
    for file in sources.files().filter(|file| file.path.extension().is_some_and(|extension| extension == "go")) {
        writeln!(out, "{}", settings.stand.join(&file.path).display())?;
    }
    Ok(store::atomic::write(path, out)?)
}
