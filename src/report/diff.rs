//! Unified diffs between what is on disk and what would be there.
//!
//! A diff never hides a difference: bytes that are no text, and texts that look alike, are said to differ in words.

use std::fmt::Write as _;

use similar::{ChangeTag, TextDiff};

use super::FileOutcome;

const BOLD: &str = "\x1b[1m";
const RED: &str = "\x1b[31m";
const GREEN: &str = "\x1b[32m";
const CYAN: &str = "\x1b[36m";
const RESET: &str = "\x1b[0m";

/// The diff of one file, coloured; empty where both sides are the same.
#[must_use]
pub(super) fn unified(file: &FileOutcome) -> String {
    let (old, new) = (file.old.as_deref().unwrap_or_default(), file.new.as_deref().unwrap_or_default());
    if old == new && file.old.is_some() == file.new.is_some() {
        return String::new();
    }
    let path = file.path.display().to_string();
    let name = |side: &Option<Vec<u8>>| if side.is_some() { path.clone() } else { "/dev/null".to_owned() };
    let mut out = format!("{BOLD}--- {}{RESET}\n{BOLD}+++ {}{RESET}\n", name(&file.old), name(&file.new));
    let (Ok(old), Ok(new)) = (std::str::from_utf8(old), std::str::from_utf8(new)) else {
        return format!("{out}Binary files differ\n");
    };
    let diff = TextDiff::from_lines(old, new);
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        let _ = writeln!(out, "{CYAN}{}{RESET}", hunk.header());
        for change in hunk.iter_changes() {
            let (sign, colour) = match change.tag() {
                ChangeTag::Delete => ('-', RED),
                ChangeTag::Insert => ('+', GREEN),
                ChangeTag::Equal => (' ', ""),
            };
            let line = change.value();
            let text = line.strip_suffix('\n').unwrap_or(line);
            let end = if colour.is_empty() { "" } else { RESET };
            let _ = writeln!(out, "{colour}{sign}{text}{end}");
            if !line.ends_with('\n') {
                out.push_str("\\ No newline at end of file\n");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Status;

    fn diff(old: Option<&str>, new: Option<&str>) -> String {
        let bytes = |side: Option<&str>| side.map(|text| text.as_bytes().to_vec());
        let file = FileOutcome {
            path: "a/zz.go".into(),
            generator: "deepcopy",
            status: Status::Stale,
            old: bytes(old),
            new: bytes(new),
        };
        anstream::adapter::strip_str(&unified(&file)).to_string()
    }

    #[test]
    fn shapes() {
        assert_eq!(diff(Some("a\n"), Some("a\n")), "");
        assert_eq!(diff(Some("a\nb\n"), Some("a\nc\n")), "--- a/zz.go\n+++ a/zz.go\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
        assert_eq!(diff(None, Some("a\n")), "--- /dev/null\n+++ a/zz.go\n@@ -0,0 +1 @@\n+a\n");
        assert_eq!(
            diff(Some("a"), Some("a\n")),
            "--- a/zz.go\n+++ a/zz.go\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"
        );
        assert!(diff(Some(""), None).starts_with("--- a/zz.go\n+++ /dev/null\n"));
    }
}
