//! The report of API rule violations, and its comparison with a file of accepted ones.
//!
//! Upstream writes the report and leaves it to scripts to compare it; here a table that names a file of exceptions makes
//! what is new, and what is there no longer, a finding at its place. The format is upstream's (kube-openapi
//! `pkg/generators/api_linter.go`): one line for each violation, in order.

use std::collections::BTreeMap;

use diag::{Code, Diagnostic, Span};
use genkit::generator::Companion;

use super::rules::Violation;

/// An exception that nothing needs any more.
pub(super) static VIOLATION_GONE: Code = Code {
    id: "openapi/violation-gone",
    summary: "a violation that the file of exceptions accepts is not there any more",
    explain: "The file of exceptions lists the violations of API rules that are there and nothing else, so that a violation \
              which was mended cannot come back unseen. Drop the line, or write the file anew: \
              run `kgen openapi --update-exceptions`.",
};

/// A line that is no violation.
pub(super) static BAD_EXCEPTION: Code = Code {
    id: "openapi/bad-exception",
    summary: "a line of the file of exceptions is none that reports have",
    explain: "The file of exceptions has the format of the report: lines `API rule violation: RULE,PACKAGE,TYPE,FIELD`. Mend \
              the line, or write the file anew: run `kgen openapi --update-exceptions`.",
};

const INTRODUCTION: &str = "API rule violation: ";
const UPDATE: &str = "run `kgen openapi --update-exceptions`";

/// The report.
pub(super) fn text(violations: &[Violation]) -> String {
    violations.iter().map(|violation| line(violation) + "\n").collect()
}

fn line(violation: &Violation) -> String {
    let Violation { rule, package, ty, field, .. } = violation;
    format!("{INTRODUCTION}{},{package},{ty},{field}", rule.name())
}

/// What is in the one and not in the other.
pub(super) fn compare(violations: &[Violation], exceptions: &Companion) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // A violation may be there twice, and is accepted as often as it is listed.
    let mut accepted: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let mut start = 0;
    for whole in exceptions.text.split_inclusive('\n') {
        let text = whole.trim_end_matches(['\n', '\r']);
        let span = Span::new(exceptions.file, start, start + text.len() as u32);
        start += whole.len() as u32;
        if is_exception(text) {
            accepted.entry(text).or_default().push(span);
        } else {
            let diagnostic = Diagnostic::error(&BAD_EXCEPTION, "this is no violation of an API rule").at(span);
            found.push(diagnostic.help(format!("write `{INTRODUCTION}RULE,PACKAGE,TYPE,FIELD`, or {UPDATE}")));
        }
    }
    for violation in violations {
        if accepted.get_mut(line(violation).as_str()).and_then(Vec::pop).is_some() {
            continue;
        }
        let Violation { rule, ty, field, span, .. } = violation;
        let message = format!("field {field} of {ty} breaks the API rule {}", rule.name());
        let help = format!("mend it, or accept it: {UPDATE}");
        found.push(Diagnostic::error(rule.code(), message).at(*span).help(help));
    }
    for (text, spans) in accepted {
        for span in spans {
            let message = format!("there is no violation {} any more", &text[INTRODUCTION.len()..]);
            found
                .push(Diagnostic::error(&VIOLATION_GONE, message).at(span).help(format!("drop the line, or {UPDATE}")));
        }
    }
    found
}

/// Whether a line is one of a report: the names of generic types may hold commas.
fn is_exception(text: &str) -> bool {
    let Some(parts) = text.strip_prefix(INTRODUCTION) else { return false };
    parts.split(',').count() >= 4 && parts.split(',').take(3).all(|part| !part.is_empty() && part.trim() == part)
}

#[cfg(test)]
mod tests {
    use super::super::rules::Rule;
    use super::*;
    use diag::FileId;

    fn violation(rule: Rule, field: &str) -> Violation {
        let span = Span::new(FileId(7), 3, 4);
        Violation { rule, package: "example.com/a".into(), ty: "T".into(), field: field.into(), span }
    }

    #[test]
    fn what_is_new_and_what_is_gone() {
        let violations = [
            violation(Rule::ListTypeMissing, "A"),
            violation(Rule::NamesMatch, "B"),
            violation(Rule::OmitemptyMatchCase, "C"),
            violation(Rule::OmitemptyMatchCase, "C"),
        ];
        let report = text(&violations);
        assert_eq!(
            report,
            "API rule violation: list_type_missing,example.com/a,T,A\n\
             API rule violation: names_match,example.com/a,T,B\n\
             API rule violation: omitempty_match_case,example.com/a,T,C\n\
             API rule violation: omitempty_match_case,example.com/a,T,C\n"
        );
        let against = |text: &str| {
            let exceptions = Companion { file: FileId(9), text: text.to_owned() };
            let found = compare(&violations, &exceptions);
            found.into_iter().map(|it| (it.code.id, it.primary.map(|label| label.span))).collect::<Vec<_>>()
        };
        assert_eq!(against(&report), []);
        assert_eq!(against(&report.replace('\n', "\r\n")), []);
        let field = Some(Span::new(FileId(7), 3, 4));
        let new = |code| (code, field);
        assert_eq!(
            against(""),
            [
                new("openapi/list-type-missing"),
                new("openapi/names-match"),
                new("openapi/omitempty-match-case"),
                new("openapi/omitempty-match-case"),
            ]
        );
        let once = report.replacen("API rule violation: omitempty_match_case,example.com/a,T,C\n", "", 1);
        assert_eq!(against(&once), [new("openapi/omitempty-match-case")]);
        let gone = format!("API rule violation: future_rule,example.com/a,G[int,string],F\nwhatever\n{report}");
        let in_file = |start, end| Some(Span::new(FileId(9), start, end));
        assert_eq!(
            against(&gone),
            [("openapi/bad-exception", in_file(62, 70)), ("openapi/violation-gone", in_file(0, 61))]
        );
        for bad in ["API rule violation: a,b,c", "API rule violation: ,b,c,d", "API rule violation: a, b,c,d", "", "#"]
        {
            assert!(!is_exception(bad), "{bad}");
        }
    }
}
