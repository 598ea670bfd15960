//! The diagnostic codes of the openapi generator.

use diag::{Code, Diagnostic};
use genkit::generator::note;
use gotypes::Stop;

use super::{model_name, report, rules};

/// Why something cannot be decided.
#[derive(Debug)]
pub(super) enum Trouble {
    /// A question has no answer, or none yet.
    Stop(Stop),
    /// The user has to mend something.
    Finding(Box<Diagnostic>),
}

impl Trouble {
    /// Takes note of it: of a package that has to be loaded first in `pending`.
    pub(super) fn note(self, diagnostics: &mut Vec<Diagnostic>, pending: &mut bool) {
        match self {
            Self::Finding(finding) => diagnostics.push(*finding),
            Self::Stop(stop) => note(stop, None, diagnostics, pending),
        }
    }
}

impl From<Stop> for Trouble {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

impl From<Diagnostic> for Trouble {
    fn from(finding: Diagnostic) -> Self {
        Self::Finding(Box::new(finding))
    }
}

/// All of them.
pub(super) const ALL: &[&Code] = &[
    &rules::NAMES_MATCH,
    &rules::OMITEMPTY_MATCH_CASE,
    &rules::LIST_TYPE_MISSING,
    &rules::STREAMING_FIELD_ORDER,
    &rules::STREAMING_JSON_TAGS,
    &rules::STREAMING_PROTO_TAGS,
    &report::VIOLATION_GONE,
    &report::BAD_EXCEPTION,
    &model_name::BAD_MODEL_PACKAGE,
];
