//! Two sets of files, byte for byte.

use std::fmt::Write as _;
use std::path::PathBuf;

use similar::TextDiff;

use crate::tree::Files;

/// How many differing files a failure shows, and how many lines of each.
const SHOWN_FILES: usize = 3;
const SHOWN_LINES: usize = 40;

/// What came of a comparison.
#[derive(Default)]
pub(crate) struct Comparison {
    pub identical: usize,
    differing: Vec<(PathBuf, String)>,
    missing: Vec<PathBuf>,
    extra: Vec<PathBuf>,
}

impl Comparison {
    /// Compares what is committed with what was written.
    pub(crate) fn of(golden: &Files, written: &Files) -> Self {
        let mut result = Self::default();
        for (path, wanted) in golden {
            match written.get(path) {
                Some(found) if found == wanted => result.identical += 1,
                Some(found) => result.differing.push((path.clone(), first_lines(wanted, found))),
                None => result.missing.push(path.clone()),
            }
        }
        result.extra.extend(written.keys().filter(|path| !golden.contains_key(*path)).cloned());
        result
    }

    /// Notes a file that should not have been touched at all.
    pub(crate) fn also_extra(&mut self, path: PathBuf) {
        if !self.extra.contains(&path) {
            self.extra.push(path);
        }
    }

    /// Nothing if all is identical, else a text that shows why it is not.
    pub(crate) fn complaint(&self) -> Option<String> {
        let mut text = String::new();
        for (what, paths) in [("missing", &self.missing), ("extra", &self.extra)] {
            for path in paths {
                let _ = writeln!(text, "{what}: {}", path.display());
            }
        }
        for (path, _) in &self.differing {
            let _ = writeln!(text, "differs: {}", path.display());
        }
        for (path, diff) in self.differing.iter().take(SHOWN_FILES) {
            let _ = write!(text, "\n{}:\n{diff}", path.display());
        }
        (!text.is_empty()).then(|| format!("{} identical\n{text}", self.identical))
    }
}

fn first_lines(wanted: &[u8], found: &[u8]) -> String {
    let (wanted, found) = (String::from_utf8_lossy(wanted), String::from_utf8_lossy(found));
    let diff = TextDiff::from_lines(&*wanted, &*found).unified_diff().header("committed", "written").to_string();
    let mut lines: Vec<&str> = diff.lines().collect();
    if lines.len() > SHOWN_LINES {
        lines.truncate(SHOWN_LINES);
        lines.push("…");
    }
    lines.join("\n") + "\n"
}
