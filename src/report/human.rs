//! Answers for people.
//!
//! Diffs, names and lists go to stdout, since they are what was asked for; findings and the summary go to stderr.

use std::fmt::Write as _;
use std::io;

use build_pipeline::{Check, State};
use diag::{Diagnostic, Severity, Sources, Style};

use super::{Listing, Report, Status, Terminal, diff};
use crate::explain::Topic;
use crate::settings::Verbosity;

const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const RED: &str = "\x1b[1;31m";
const YELLOW: &str = "\x1b[1;33m";
const RESET: &str = "\x1b[0m";

/// The result of a run.
pub(super) fn show(report: &Report, verbosity: Verbosity, terminal: &mut Terminal) -> io::Result<()> {
    findings(&report.diagnostics, &report.sources, terminal)?;
    files(report, verbosity, terminal)?;
    // A list of platforms is for those who push; it is in the JSON.
    for product in report.products.iter().filter(|product| product.kind != build_pipeline::Kind::ImageIndex) {
        terminal.out(&format!("{}\n", product.path.display()))?;
    }
    closing(report, verbosity, terminal)
}

/// What stands at the end of a run in every form that is a text: timings, why nothing happened, remedy, summary.
pub(super) fn closing(report: &Report, verbosity: Verbosity, terminal: &mut Terminal) -> io::Result<()> {
    super::timings::show(&report.timings, report.elapsed, terminal)?;
    if let Some(reason) = &report.nothing {
        terminal.err(&format!("{YELLOW}kgen: nothing to generate{RESET}: {reason}\n"))?;
    }
    if report.files.iter().any(|file| file.status.code().is_some()) && !report.remedy.is_empty() {
        terminal.err(&format!("  = help: run `{}`\n", report.remedy))?;
    }
    if report.has_errors() {
        terminal.err(&format!("kgen: {}; nothing was written\n", count_findings(&report.diagnostics)))
    } else if verbosity > Verbosity::Quiet {
        terminal.err(&format!("{}\n", summary(report)))
    } else {
        Ok(())
    }
}

fn findings(diagnostics: &[Diagnostic], sources: &Sources, terminal: &mut Terminal) -> io::Result<()> {
    for finding in diagnostics {
        terminal.err(&diag::render(finding, sources, Style::Coloured))?;
    }
    Ok(())
}

fn files(report: &Report, verbosity: Verbosity, terminal: &mut Terminal) -> io::Result<()> {
    let printed = report.count(Status::Printed);
    for file in &report.files {
        match file.status {
            Status::Printed => {
                // Several files in one stream are told apart as in a txtar archive.
                if printed > 1 {
                    terminal.out(&format!("-- {} --\n", file.path.display()))?;
                }
                terminal.data(file.new.as_deref().unwrap_or_default())?;
            }
            Status::Stale | Status::Missing | Status::LeftOver => {
                if file.old.is_some() || file.new.is_some() {
                    terminal.out(&diff::unified(file))?;
                } else {
                    terminal.out(&format!("{}\n", file.path.display()))?;
                }
            }
            Status::Written | Status::Removed if verbosity == Verbosity::Verbose => {
                terminal.err(&format!("{DIM}{}{RESET} {}\n", file.status.as_str(), file.path.display()))?;
            }
            Status::Written | Status::Removed | Status::Unchanged => {}
        }
    }
    Ok(())
}

/// The last line: `kgen: 4 generators, 312 packages, 2 files written, 438 unchanged, 0.41 s`.
fn summary(report: &Report) -> String {
    let mut line =
        format!("kgen: {}, {}", counted(report.generators, "generator"), counted(report.packages, "package"));
    let mut noun = true;
    for (status, word) in [
        (Status::Written, "written"),
        (Status::Printed, "printed"),
        (Status::Stale, "stale"),
        (Status::Missing, "missing"),
        (Status::LeftOver, "left over"),
        (Status::Removed, "removed"),
        (Status::Unchanged, "unchanged"),
    ] {
        let count = report.count(status);
        if count == 0 && !(status == Status::Unchanged && noun) {
            continue;
        }
        let _ = match (noun, count) {
            (true, 1) => write!(line, ", 1 file {word}"),
            (true, _) => write!(line, ", {count} files {word}"),
            (false, _) => write!(line, ", {count} {word}"),
        };
        noun = false;
    }
    if !report.products.is_empty() {
        let _ = write!(line, ", {}", counted(report.products.len(), "product"));
    }
    if !report.diagnostics.is_empty() {
        let _ = write!(line, ", {}", count_findings(&report.diagnostics));
    }
    let _ = write!(line, ", {:.2} s", report.elapsed.as_secs_f64());
    line
}

fn count_findings(diagnostics: &[Diagnostic]) -> String {
    let parts: Vec<String> = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")]
        .into_iter()
        .map(|(severity, word)| (diagnostics.iter().filter(|finding| finding.severity == severity).count(), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| counted(count, word))
        .collect();
    parts.join(", ")
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The rows of `kgen list`.
pub(super) fn list(listing: &Listing, verbosity: Verbosity, terminal: &mut Terminal) -> io::Result<()> {
    findings(&listing.diagnostics, &listing.sources, terminal)?;
    let cells: Vec<[String; 4]> =
        std::iter::once(["GENERATOR", "PACKAGE", "OUTPUT", "WHY"].map(str::to_owned))
            .chain(listing.rows.iter().map(|row| {
                [row.generator.clone(), row.package.clone(), row.output.display().to_string(), row.why.clone()]
            }))
            .collect();
    if !listing.rows.is_empty() {
        let width = |column: usize| cells.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let (first, second, third) = (width(0), width(1), width(2));
        for (nth, [generator, package, output, why]) in cells.iter().enumerate() {
            let line = format!("{generator:first$}  {package:second$}  {output:third$}  {why}");
            terminal.out(&if nth == 0 {
                format!("{BOLD}{line}{RESET}\n")
            } else {
                format!("{}\n", line.trim_end())
            })?;
        }
    }
    if let Some(reason) = &listing.nothing {
        terminal.err(&format!("{YELLOW}kgen: nothing to generate{RESET}: {reason}\n"))?;
    }
    if verbosity > Verbosity::Quiet {
        terminal.err(&format!(
            "kgen: {} would be generated, compat {}\n",
            counted(listing.rows.len(), "file"),
            listing.compat
        ))?;
    }
    Ok(())
}

/// What `kgen doctor` has found.
pub(super) fn checks(checks: &[Check], terminal: &mut Terminal) -> io::Result<()> {
    let width = checks.iter().map(|check| check.name.chars().count()).max().unwrap_or(0);
    for Check { name, state, text } in checks {
        let word = match state {
            State::Ok => "ok",
            State::Optional => "none",
            State::Missing => "MISSING",
        };
        terminal.out(&format!("{word:7}  {name:width$}  {text}\n"))?;
    }
    Ok(())
}

/// All that `kgen explain` knows, by kind.
pub(super) fn topics(topics: &[Topic], terminal: &mut Terminal) -> io::Result<()> {
    let width = topics.iter().map(|topic| topic.name.chars().count()).max().unwrap_or(0);
    let mut kind = "";
    for topic in topics {
        if topic.kind.plural() != kind {
            let gap = if kind.is_empty() { "" } else { "\n" };
            kind = topic.kind.plural();
            terminal.out(&format!("{gap}{BOLD}{kind}{RESET}\n"))?;
        }
        terminal.out(&format!("  {:width$}  {}\n", topic.name, topic.summary))?;
    }
    Ok(())
}

/// One page of `kgen explain`.
pub(super) fn topic(topic: &Topic, terminal: &mut Terminal) -> io::Result<()> {
    terminal.out(&format!("{BOLD}{}{RESET} ({})\n\n{}\n", topic.name, topic.kind.as_str(), topic.summary))?;
    if !topic.text.is_empty() {
        terminal.out(&format!("\n{}\n", wrapped(&topic.text)))?;
    }
    Ok(())
}

/// Breaks paragraphs at 90 columns; indented lines stay as they are.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    for (nth, line) in text.lines().enumerate() {
        if nth > 0 {
            out.push('\n');
        }
        if line.starts_with(' ') {
            out.push_str(line);
            continue;
        }
        let mut column = 0;
        for word in line.split(' ') {
            let length = word.chars().count();
            if column > 0 && column + 1 + length > 90 {
                out.push('\n');
                column = 0;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += length;
        }
    }
    out
}

/// An error that ended the run.
pub(super) fn error(error: &anyhow::Error, terminal: &mut Terminal) -> io::Result<()> {
    let mut text = format!("{RED}error{RESET}: {error}\n");
    for cause in error.chain().skip(1) {
        let _ = writeln!(text, "  cause: {cause}");
    }
    terminal.err(&text)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::report::FileOutcome;

    fn file(path: &str, status: Status, old: Option<&str>, new: Option<&str>) -> FileOutcome {
        let bytes = |text: Option<&str>| text.map(|text| text.as_bytes().to_vec());
        FileOutcome { path: path.into(), generator: "deepcopy", status, old: bytes(old), new: bytes(new) }
    }

    fn shown(report: &Report, verbosity: Verbosity) -> (String, String) {
        let (mut terminal, out, err) = Terminal::captured();
        show(report, verbosity, &mut terminal).unwrap();
        (out.text(), err.text())
    }

    #[test]
    fn summary_counts_in_words() {
        let mut report =
            Report { generators: 4, packages: 312, elapsed: Duration::from_millis(412), ..Report::default() };
        assert_eq!(summary(&report), "kgen: 4 generators, 312 packages, 0 files unchanged, 0.41 s");
        report.files = vec![file("a", Status::Written, None, None), file("b", Status::Unchanged, None, None)];
        report.generators = 1;
        assert_eq!(summary(&report), "kgen: 1 generator, 312 packages, 1 file written, 1 unchanged, 0.41 s");
    }

    #[test]
    fn diff_on_stdout_and_remedy_on_stderr() {
        let report = Report {
            files: vec![
                file("a.go", Status::Stale, Some("x\n"), Some("y\n")),
                file("b.go", Status::Missing, None, None),
            ],
            remedy: "kgen all".to_owned(),
            ..Report::default()
        };
        let (out, err) = shown(&report, Verbosity::Normal);
        assert_eq!(out, "--- a.go\n+++ a.go\n@@ -1 +1 @@\n-x\n+y\nb.go\n");
        assert_eq!(err, "  = help: run `kgen all`\nkgen: 0 generators, 0 packages, 1 file stale, 1 missing, 0.00 s\n");
    }

    #[test]
    fn printed_files_are_exact_and_told_apart() {
        let mut report =
            Report { files: vec![file("a.go", Status::Printed, None, Some("\x1b[1mx"))], ..Report::default() };
        assert_eq!(shown(&report, Verbosity::Quiet).0, "\x1b[1mx");
        report.files.push(file("b.go", Status::Printed, None, Some("y\n")));
        report.files[0].new = Some(b"x\n".to_vec());
        assert_eq!(shown(&report, Verbosity::Quiet).0, "-- a.go --\nx\n-- b.go --\ny\n");
    }

    #[test]
    fn says_why_nothing_was_generated() {
        let report = Report { nothing: Some("no file carries a marker".to_owned()), ..Report::default() };
        assert!(shown(&report, Verbosity::Quiet).1.contains("kgen: nothing to generate: no file carries a marker"));
    }
}
