//! Findings as SARIF 2.1.0, the small part that code scanning services read.
//!
//! Only runs over Go packages have findings; everything else of the format is left out on purpose.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use diag::{Code, Severity};
use serde::Serialize;

use super::{Report, Terminal};

/// Shows the findings of a run.
pub(super) fn show(report: &Report, terminal: &mut Terminal) -> io::Result<()> {
    let mut text = serde_json::to_string_pretty(&log(report))?;
    text.push('\n');
    terminal.data(text.as_bytes())
}

fn log(report: &Report) -> Log<'_> {
    let mut rules: BTreeMap<&str, &'static Code> = BTreeMap::new();
    let mut results = Vec::new();
    for finding in &report.diagnostics {
        rules.insert(finding.code.id, finding.code);
        let location = finding.primary.as_ref().and_then(|label| {
            let (path, start) = report.sources.locate(label.span)?;
            let end = report.sources.get(label.span.file)?.lines().line_col(label.span.end);
            let region = Region {
                start_line: start.line,
                start_column: start.column,
                end_line: end.line,
                end_column: end.column,
            };
            Some(location(path, Some(region)))
        });
        let text = match &finding.help {
            Some(help) => format!("{}\nhelp: {help}", finding.message),
            None => finding.message.clone(),
        };
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        results.push(ResultItem {
            rule_id: finding.code.id,
            level,
            message: Text { text },
            locations: location.into_iter().collect(),
        });
    }
    for file in &report.files {
        if let Some(code) = file.status.code() {
            rules.insert(code.id, code);
            let text = format!("{}\nhelp: run `{}`", code.summary, report.remedy);
            results.push(ResultItem {
                rule_id: code.id,
                level: "error",
                message: Text { text },
                locations: vec![location(&file.path, None)],
            });
        }
    }
    let rules = rules
        .into_values()
        .map(|code| Rule {
            id: code.id,
            short_description: Text { text: code.summary.to_owned() },
            full_description: Text { text: code.explain.to_owned() },
        })
        .collect();
    Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: vec![Run {
            tool: Tool { driver: Driver { name: "kgen", version: env!("CARGO_PKG_VERSION"), rules } },
            // Columns count bytes, as Go's do; of the units SARIF knows this is the nearest.
            column_kind: "utf16CodeUnits",
            results,
        }],
    }
}

fn location(path: &Path, region: Option<Region>) -> Location {
    let uri = path.to_string_lossy().replace('\\', "/").replace('%', "%25").replace(' ', "%20");
    Location { physical_location: PhysicalLocation { artifact_location: ArtifactLocation { uri }, region } }
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: Vec<Run<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<ResultItem<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text,
    full_description: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultItem<'a> {
    rule_id: &'a str,
    level: &'static str,
    message: Text,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{FileOutcome, Status};

    #[test]
    fn a_stale_file_is_a_result_with_a_rule() {
        let report = Report {
            files: vec![FileOutcome {
                path: "a b/zz.go".into(),
                generator: "deepcopy",
                status: Status::Stale,
                old: None,
                new: None,
            }],
            remedy: "kgen all".to_owned(),
            ..Report::default()
        };
        let value = serde_json::to_value(log(&report)).unwrap();
        let run = &value["runs"][0];
        assert_eq!(run["results"][0]["ruleId"], "check/stale");
        assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "check/stale");
        let location = &run["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], "a%20b/zz.go");
    }
}
