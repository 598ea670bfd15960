//! Which files a run has parsed, for the benchmark's floor program.
//!
//! Written where KGEN_PARSED_FILES names a file: on each line `parse` or, for a file of these packages that was read and
//! no more, `read`, a blank and the path. No user needs it.

use std::fmt::Write as _;
use std::path::Path;

use goload::Session;

use crate::settings::Settings;

pub(super) fn write(path: &Path, session: &Session<'_>, settings: &Settings) -> anyhow::Result<()> {
    let mut out = String::new();
    let is_go = |path: &Path| path.extension().is_some_and(|extension| extension == "go");
    for file in session.sources.files().filter(|file| is_go(&file.path)) {
        writeln!(out, "parse {}", settings.stand.join(&file.path).display())?;
    }
    for path in session.left() {
        writeln!(out, "read {}", path.display())?;
    }
    Ok(store::atomic::write(path, out)?)
}
