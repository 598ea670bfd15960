//! Findings as annotations of GitHub Actions, one workflow command per line on stdout.
//!
//! The summary still goes to stderr, which the log of the job shows too.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use diag::Severity;

use super::{Report, Terminal, human};
use crate::settings::Verbosity;

/// Shows the findings of a run.
pub(super) fn show(report: &Report, verbosity: Verbosity, terminal: &mut Terminal) -> io::Result<()> {
    for finding in &report.diagnostics {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let place = finding.primary.as_ref().and_then(|label| report.sources.locate(label.span));
        let mut message = finding.message.clone();
        if let Some(help) = &finding.help {
            let _ = write!(message, "\nhelp: {help}");
        }
        let place = place.map(|(path, at)| (path, Some((at.line, at.column))));
        terminal.out(&annotation(command, place, finding.code.id, &message))?;
    }
    for file in &report.files {
        if let Some(code) = file.status.code() {
            let mut message = code.summary.to_owned();
            if !report.remedy.is_empty() {
                let _ = write!(message, "\nhelp: run `{}`", report.remedy);
            }
            terminal.out(&annotation("error", Some((&file.path, None)), code.id, &message))?;
        }
    }
    human::closing(report, verbosity, terminal)
}

fn annotation(command: &str, place: Option<(&Path, Option<(u32, u32)>)>, title: &str, message: &str) -> String {
    let mut line = format!("::{command} ");
    if let Some((path, at)) = place {
        let _ = write!(line, "file={},", property(&path.to_string_lossy().replace('\\', "/")));
        if let Some((row, column)) = at {
            let _ = write!(line, "line={row},col={column},");
        }
    }
    let _ = writeln!(line, "title={}::{}", property(title), data(message));
    line
}

/// Escapes the text behind `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_characters_are_escaped() {
        let line = annotation("error", Some((Path::new("a,b.go"), Some((3, 6)))), "deepcopy/x", "50% wrong\nhelp: y");
        assert_eq!(line, "::error file=a%2Cb.go,line=3,col=6,title=deepcopy/x::50%25 wrong%0Ahelp: y\n");
        assert_eq!(annotation("notice", None, "a/b", "x: y"), "::notice title=a/b::x: y\n");
    }
}
