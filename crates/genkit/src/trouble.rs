//! Why a generator cannot decide something.

use diag::Diagnostic;
use gotypes::Stop;

use crate::generator::note;

/// What keeps something from being made.
#[derive(Debug)]
pub enum Trouble {
    /// A question has no answer, or none yet.
    Stop(Stop),
    /// The user has to mend something.
    Finding(Box<Diagnostic>),
}

impl Trouble {
    /// Takes note of it: of a package that has to be loaded first in `pending`.
    pub fn note(self, diagnostics: &mut Vec<Diagnostic>, pending: &mut bool) {
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

impl From<Box<Diagnostic>> for Trouble {
    fn from(finding: Box<Diagnostic>) -> Self {
        Self::Finding(finding)
    }
}
