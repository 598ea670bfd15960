//! The diagnostic codes of the openapi generator.

use diag::Code;

/// All of them.
pub(super) const ALL: &[&Code] = &[];
