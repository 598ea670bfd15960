//! Why something is not there.

use diag::Diagnostic;
use gotypes::Stop;

/// What keeps a file from being made.
#[derive(Debug)]
pub(super) enum Trouble {
    /// A question has no answer, or none yet.
    Stop(Stop),
    /// The user has to mend something.
    Finding(Box<Diagnostic>),
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
