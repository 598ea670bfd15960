//! What can be said about a place in the user's files.

use std::collections::BTreeMap;

use crate::{Sources, Span};

/// A kind of finding. Declared as a constant beside the code that raises it; `kgen explain` shows it.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `area/what-is-wrong`, for example `deepcopy/unsupported-type`.
    pub id: &'static str,
    /// One line: what it means.
    pub summary: &'static str,
    /// Why it is reported and what to do, in a few sentences.
    pub explain: &'static str,
}

/// How bad a finding is. An error stops every write of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something the user should know.
    Note,
    /// Suspicious; an error under `--strict`.
    Warning,
    /// The run cannot give a right result.
    Error,
}

impl Severity {
    /// The word shown to people and in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place with words to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is to be said there; may be empty.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind.
    pub code: &'static Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The place to mend, where there is one.
    pub primary: Option<Label>,
    /// Places that explain it.
    pub secondary: Vec<Label>,
    /// The remedy.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding of `severity` without a place.
    #[must_use]
    pub fn new(code: &'static Code, severity: Severity, message: impl Into<String>) -> Self {
        Self { code, severity, message: message.into(), primary: None, secondary: Vec::new(), help: None }
    }

    /// An error without a place.
    #[must_use]
    pub fn error(code: &'static Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// A warning without a place.
    #[must_use]
    pub fn warning(code: &'static Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message)
    }

    /// Puts the finding at `span`.
    #[must_use]
    pub fn at(self, span: Span) -> Self {
        self.labelled(span, "")
    }

    /// Puts the finding at `span` and says `text` there.
    #[must_use]
    pub fn labelled(mut self, span: Span, text: impl Into<String>) -> Self {
        self.primary = Some(Label { span, text: text.into() });
        self
    }

    /// Adds a place that explains the finding.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// Adds the remedy.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}

/// Keeps, of the findings of one kind that one remedy mends together, the first, which says how many there are.
/// Findings without a remedy stay. The order must be final.
pub fn fold(diagnostics: &mut Vec<Diagnostic>, code: &'static Code) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    diagnostics.retain(|diagnostic| match &diagnostic.help {
        Some(help) if diagnostic.code == code => {
            let count = counts.entry(help.clone()).or_default();
            *count += 1;
            *count == 1
        }
        _ => true,
    });
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.code == code) {
        let more = diagnostic.help.as_ref().and_then(|help| counts.get(help)).map_or(0, |count| count - 1);
        match more {
            0 => {}
            1 => diagnostic.message.push_str(" (and 1 more place with the same remedy)"),
            _ => diagnostic.message.push_str(&format!(" (and {more} more places with the same remedy)")),
        }
    }
}

/// Orders findings by path, place and code, and drops those said twice.
pub fn sort(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    diagnostics.sort_by_cached_key(|diagnostic| {
        let place = diagnostic.primary.as_ref().map(|label| {
            let path = sources.get(label.span.file).map(|file| file.path.clone());
            (path, label.span.start)
        });
        (place, diagnostic.code.id, diagnostic.message.clone())
    });
    diagnostics.dedup();
}
