//! Answers for programs: one JSON object on stdout.
//!
//! `schema_version` grows when a field changes its meaning or goes; new fields may come at any time. Paths, lines and
//! columns are those of the text output. A finding that one command mends carries it in `fix.command`.

use std::io;

use build_pipeline::{Check, Product};
use diag::{Diagnostic, Sources};
use serde::Serialize;

use super::{Answer, FileOutcome, Listing, Report, Status, Terminal, diff};
use crate::exit::Exit;
use crate::explain::Topic;

const SCHEMA_VERSION: u32 = 1;

/// Shows any answer but plain text.
pub(super) fn show(answer: &Answer, terminal: &mut Terminal) -> io::Result<()> {
    let exit_code = answer.exit().code();
    match answer {
        Answer::Run(report) => print(exit_code, &run(report), terminal),
        Answer::Listing(listing) => print(exit_code, &list(listing), terminal),
        Answer::Checks(checks) => print(exit_code, &ChecksJson { checks }, terminal),
        Answer::Topics(topics) => {
            let topics: Vec<TopicJson<'_>> = topics.iter().map(topic).collect();
            print(exit_code, &TopicsJson { topics }, terminal)
        }
        Answer::Topic(single) => print(exit_code, &topic(single), terminal),
        Answer::Text(bytes) => terminal.data(bytes),
        // Its answers are shown one by one.
        Answer::Stream(_) => Ok(()),
    }
}

/// An error that ended the run.
pub(super) fn error(error: &anyhow::Error, exit: Exit, terminal: &mut Terminal) -> io::Result<()> {
    let causes = error.chain().skip(1).map(ToString::to_string).collect();
    let failure = FailureJson { error: ErrorJson { message: error.to_string(), causes } };
    print(exit.code(), &failure, terminal)
}

fn print<T: Serialize>(exit_code: u8, body: &T, terminal: &mut Terminal) -> io::Result<()> {
    let tool = ToolJson { name: "kgen", version: env!("CARGO_PKG_VERSION") };
    let mut text = serde_json::to_string_pretty(&Envelope { schema_version: SCHEMA_VERSION, tool, exit_code, body })?;
    text.push('\n');
    terminal.data(text.as_bytes())
}

#[derive(Serialize)]
struct ChecksJson<'a> {
    checks: &'a [Check],
}

fn run(report: &Report) -> RunJson<'_> {
    let count = |status| report.count(status);
    RunJson {
        summary: SummaryJson {
            generators: report.generators,
            packages: report.packages,
            written: count(Status::Written),
            unchanged: count(Status::Unchanged),
            stale: count(Status::Stale),
            missing: count(Status::Missing),
            left_over: count(Status::LeftOver),
            removed: count(Status::Removed),
            seconds: report.elapsed.as_secs_f64(),
            nothing: report.nothing.as_deref(),
        },
        diagnostics: report.diagnostics.iter().map(|finding| diagnostic(finding, &report.sources)).collect(),
        files: report.files.iter().map(|outcome| file(outcome, &report.remedy)).collect(),
        products: &report.products,
        timings: report
            .timings
            .iter()
            .map(|phase| PhaseJson {
                name: &phase.name,
                start_ms: phase.start.as_secs_f64() * 1e3,
                duration_ms: phase.duration.as_secs_f64() * 1e3,
                thread: phase.thread,
            })
            .collect(),
    }
}

fn file<'a>(file: &'a FileOutcome, remedy: &'a str) -> FileJson<'a> {
    let code = file.status.code();
    let diff = code.map(|_| anstream::adapter::strip_str(&diff::unified(file)).to_string());
    let content = (file.status == Status::Printed)
        .then(|| String::from_utf8_lossy(file.new.as_deref().unwrap_or_default()).into_owned());
    FileJson {
        path: file.path.display().to_string(),
        generator: file.generator,
        status: file.status.as_str(),
        code: code.map(|code| code.id),
        diff: diff.filter(|text| !text.is_empty()),
        content,
        fix: code.filter(|_| !remedy.is_empty()).map(|_| FixJson { command: remedy.to_owned() }),
    }
}

fn diagnostic<'a>(finding: &'a Diagnostic, sources: &Sources) -> DiagnosticJson<'a> {
    let place = |label: &diag::Label| {
        let (path, start) = sources.locate(label.span)?;
        let end = sources.get(label.span.file)?.lines().line_col(label.span.end);
        Some(PlaceJson {
            path: path.display().to_string(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            message: (!label.text.is_empty()).then(|| label.text.clone()),
        })
    };
    DiagnosticJson {
        code: finding.code.id,
        severity: finding.severity.as_str(),
        message: &finding.message,
        place: finding.primary.as_ref().and_then(place),
        related: finding.secondary.iter().filter_map(place).collect(),
        help: finding.help.as_deref(),
        fix: finding.help.as_deref().and_then(command_of).map(|command| FixJson { command: command.to_owned() }),
    }
}

/// The command in a help text. Every help that a command mends says it as ``run `command` ``.
fn command_of(help: &str) -> Option<&str> {
    let (_, rest) = help.split_once("run `")?;
    rest.split_once('`').map(|(command, _)| command)
}

fn list(listing: &Listing) -> ListingJson<'_> {
    ListingJson {
        compat: &listing.compat,
        nothing: listing.nothing.as_deref(),
        diagnostics: listing.diagnostics.iter().map(|finding| diagnostic(finding, &listing.sources)).collect(),
        targets: listing
            .rows
            .iter()
            .map(|row| RowJson {
                package: &row.package,
                directory: row.directory.display().to_string(),
                generator: &row.generator,
                why: &row.why,
                output: row.output.display().to_string(),
            })
            .collect(),
    }
}

fn topic(topic: &Topic) -> TopicJson<'_> {
    TopicJson { kind: topic.kind.as_str(), name: &topic.name, summary: &topic.summary, text: &topic.text }
}

#[derive(Serialize)]
struct Envelope<'a, T> {
    schema_version: u32,
    tool: ToolJson,
    exit_code: u8,
    #[serde(flatten)]
    body: &'a T,
}

#[derive(Serialize)]
struct ToolJson {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct RunJson<'a> {
    summary: SummaryJson<'a>,
    diagnostics: Vec<DiagnosticJson<'a>>,
    files: Vec<FileJson<'a>>,
    #[serde(skip_serializing_if = "<[Product]>::is_empty")]
    products: &'a [Product],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    timings: Vec<PhaseJson<'a>>,
}

#[derive(Serialize)]
struct SummaryJson<'a> {
    generators: usize,
    packages: usize,
    written: usize,
    unchanged: usize,
    stale: usize,
    missing: usize,
    left_over: usize,
    removed: usize,
    seconds: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    nothing: Option<&'a str>,
}

#[derive(Serialize)]
struct DiagnosticJson<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Option<PlaceJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<PlaceJson>,
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixJson>,
}

#[derive(Serialize)]
struct PlaceJson {
    path: String,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    #[serde(rename = "label", skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

#[derive(Serialize)]
struct FixJson {
    command: String,
}

#[derive(Serialize)]
struct FileJson<'a> {
    path: String,
    generator: &'a str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    diff: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixJson>,
}

#[derive(Serialize)]
struct PhaseJson<'a> {
    name: &'a str,
    start_ms: f64,
    duration_ms: f64,
    thread: usize,
}

#[derive(Serialize)]
struct ListingJson<'a> {
    compat: &'a str,
    targets: Vec<RowJson<'a>>,
    diagnostics: Vec<DiagnosticJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nothing: Option<&'a str>,
}

#[derive(Serialize)]
struct RowJson<'a> {
    package: &'a str,
    directory: String,
    generator: &'a str,
    why: &'a str,
    output: String,
}

#[derive(Serialize)]
struct TopicsJson<'a> {
    topics: Vec<TopicJson<'a>>,
}

#[derive(Serialize)]
struct TopicJson<'a> {
    kind: &'static str,
    name: &'a str,
    summary: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct FailureJson {
    error: ErrorJson,
}

#[derive(Serialize)]
struct ErrorJson {
    message: String,
    causes: Vec<String>,
}

#[cfg(test)]
mod tests {
    use diag::{Code, SourceFile, Span};

    use super::*;

    static CODE: Code = Code { id: "test/code", summary: "", explain: "" };

    #[test]
    fn findings_carry_place_and_fix() {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("a/b.go", &b"package b\n\ntype T func()\n"[..]));
        let finding = Diagnostic::error(&CODE, "wrong").at(Span::new(file, 16, 17)).help("run `go mod download x`");
        let report = Report {
            files: vec![FileOutcome {
                path: "zz.go".into(),
                generator: "deepcopy",
                status: Status::Stale,
                old: Some(b"a\n".to_vec()),
                new: Some(b"b\n".to_vec()),
            }],
            remedy: "kgen all".to_owned(),
            ..Report::of_findings(vec![finding], sources)
        };
        let (mut terminal, out, _) = Terminal::captured();
        show(&Answer::Run(Box::new(report)), &mut terminal).unwrap();
        let value: serde_json::Value = serde_json::from_str(&out.text()).unwrap();
        assert_eq!(value["schema_version"], 1);
        assert_eq!(value["exit_code"], 1);
        let finding = &value["diagnostics"][0];
        assert_eq!((&finding["path"], &finding["line"], &finding["column"]), (&"a/b.go".into(), &3.into(), &6.into()));
        assert_eq!(finding["fix"]["command"], "go mod download x");
        assert_eq!(value["files"][0]["fix"]["command"], "kgen all");
        assert!(value["files"][0]["diff"].as_str().unwrap().contains("-a\n+b\n"));
    }
}
