//! The one way a diagnostic becomes text.
//!
//! The first line is `file:line:col: severity[code]: message`, which editors and CI parse; the lines
//! with carets below it come from annotate-snippets.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::{Diagnostic, Label, Severity, Sources};

/// How rendered text is dressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences.
    Plain,
    /// With ANSI colours.
    Coloured,
}

/// Lines longer than this are shown around the place only.
const SHOWN: usize = 160;

/// Renders one diagnostic, with a line end.
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let mut out = String::new();
    if let Some(label) = &diagnostic.primary
        && let Some((path, place)) = sources.locate(label.span)
    {
        out.push_str(&format!("{}:{}:{}: ", path.display(), place.line, place.column));
    }
    let word = diagnostic.severity.as_str();
    let word = match style {
        Style::Plain => format!("{word}[{}]", diagnostic.code.id),
        Style::Coloured => format!("\x1b[1;{}m{word}[{}]\x1b[0m", colour(diagnostic.severity), diagnostic.code.id),
    };
    out.push_str(&format!("{word}: {}\n", diagnostic.message));
    for (kind, label) in diagnostic
        .primary
        .iter()
        .map(|label| (AnnotationKind::Primary, label))
        .chain(diagnostic.secondary.iter().map(|label| (AnnotationKind::Context, label)))
    {
        let elsewhere = diagnostic.primary.as_ref().is_some_and(|primary| primary.span.file != label.span.file);
        out.push_str(&excerpt(kind, label, elsewhere, sources, style));
    }
    if let Some(help) = &diagnostic.help {
        for (nth, line) in help.lines().enumerate() {
            out.push_str(if nth == 0 { "  = help: " } else { "          " });
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

const fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "36",
        Severity::Warning => "33",
        Severity::Error => "31",
    }
}

/// The line of a label with its caret; with its path, if it is in another file than the first line says.
fn excerpt(kind: AnnotationKind, label: &Label, elsewhere: bool, sources: &Sources, style: Style) -> String {
    let Some(file) = sources.get(label.span.file) else { return String::new() };
    let place = file.lines().line_col(label.span.start);
    let line = file.line_text(place.line);
    if line.is_empty() {
        return String::new();
    }
    let from = floor_boundary(&line, (place.column as usize - 1).min(line.len()));
    let to = floor_boundary(&line, (from + (label.span.end - label.span.start) as usize).min(line.len())).max(from);
    let (line, range) = window(&line, from, to);
    let path = elsewhere.then(|| file.path.display().to_string());
    let snippet = Snippet::source(line.as_str())
        .path(path.as_deref())
        .line_start(place.line as usize)
        .annotation(kind.span(range).label(if label.text.is_empty() { None } else { Some(label.text.as_str()) }));
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let report = [Group::with_level(Level::NOTE).element(snippet)];
    let mut text = renderer.render(&report);
    text.push('\n');
    text
}

/// The part of a long line that holds the place, and the place in it.
fn window(line: &str, from: usize, to: usize) -> (String, std::ops::Range<usize>) {
    if line.len() <= SHOWN {
        return (line.to_owned(), from..to);
    }
    let start = floor_boundary(line, from.saturating_sub(SHOWN / 2));
    let end = floor_boundary(line, (start + SHOWN).min(line.len()));
    let to = to.min(end);
    (line[start..end].to_owned(), from - start..to.max(from) - start)
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, SourceFile, Span};

    static CODE: Code = Code { id: "test/code", summary: "", explain: "" };

    #[test]
    fn first_line_is_for_editors() {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("a/b.go", &b"package b\n\ntype T func()\n"[..]));
        let diagnostic = Diagnostic::error(&CODE, "cannot be copied").at(Span::new(file, 16, 17)).help("use a pointer");
        let text = render(&diagnostic, &sources, Style::Plain);
        assert!(text.starts_with("a/b.go:3:6: error[test/code]: cannot be copied\n"), "{text}");
        assert!(text.contains("type T func()"), "{text}");
        assert!(text.ends_with("  = help: use a pointer\n"), "{text}");
    }

    #[test]
    fn places_in_other_files_have_their_path() {
        let mut sources = Sources::default();
        let [one, other] =
            ["a.go", "b.go"].map(|path| sources.add(SourceFile::new(path, &b"package b\n\ntype T int\n"[..])));
        let at = |file| Span::new(file, 16, 17);
        let said = |other| {
            let diagnostic = Diagnostic::error(&CODE, "m").at(at(one)).also(at(other), "the other one");
            render(&diagnostic, &sources, Style::Plain)
        };
        assert!(said(other).contains("--> b.go:3:6"), "{}", said(other));
        assert!(!said(one).contains("-->"), "{}", said(one));
    }

    #[test]
    fn any_bytes_and_any_length() {
        let mut sources = Sources::default();
        let mut bytes = vec![0xff; 10_000];
        bytes.extend("é\n".repeat(10).as_bytes());
        let file = sources.add(SourceFile::new("x.go", bytes.clone()));
        for start in [0, 5_000, 9_999, 10_001, 10_002] {
            let text =
                render(&Diagnostic::error(&CODE, "m").at(Span::new(file, start, start + 3)), &sources, Style::Plain);
            assert!(text.lines().all(|line| line.len() < 1_000));
        }
    }
}
