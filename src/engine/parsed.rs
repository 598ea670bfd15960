//! Which bytes of which files a run has given to the parser, for the benchmark's floor program.
//!
//! Written where KGEN_PARSED_FILES names a file; no user needs it. For each Go file there is a line with its path, then
//! one line for each piece of the parser's text: `start end` for bytes copied from the file, `=text` for what stands in
//! the place of a cut (with `\n` for a line end), and an empty line behind the last.

use std::fmt::Write as _;
use std::path::Path;

use diag::{FileId, Sources};

use crate::settings::Settings;

pub(super) fn write(path: &Path, sources: &Sources, settings: &Settings) -> anyhow::Result<()> {
    let mut out = String::new();
    for file in sources.files().filter(|file| file.path.extension().is_some_and(|extension| extension == "go")) {
        writeln!(out, "{}", settings.stand.join(&file.path).display())?;
        for (text, range) in gosyn::condense(FileId(0), &file.text).pieces() {
            if file.text.get(range.start as usize..range.end as usize) == Some(text) {
                writeln!(out, "{} {}", range.start, range.end)?;
            } else {
                writeln!(out, "={}", String::from_utf8_lossy(text).replace('\n', "\\n"))?;
            }
        }
        out.push('\n');
    }
    Ok(store::atomic::write(path, out)?)
}
