//! The exit codes of the process, as one enum.
//!
//! Scripts and CI rely on these numbers, so no other number ever leaves the process. Nothing here decides which one a
//! run has earned: that follows from its answer (`report::Answer::exit`) or from the error it ended with.

use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Exit {
    /// Nothing to say, or everything written.
    Clean = 0,
    /// Stale files under `--check`, a problem at a place in Go source or kgen.toml, a failed build.
    Findings = 1,
    /// A wrong command line, a missing file or module, failed input or output, no `go`.
    Usage = 2,
    /// kgen itself is wrong.
    Internal = 70,
    /// Stopped by the user.
    Interrupted = 130,
}

impl Exit {
    /// Every code with its meaning, as the user guide and `kgen explain exit-codes` list them.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Clean, "clean, or written"),
        (
            Self::Findings,
            "findings: stale files under --check, a problem at a place in Go source or kgen.toml, a failed build",
        ),
        (Self::Usage, "usage, a missing file or module, input or output (disk full, permission), no go command"),
        (Self::Internal, "internal error: kgen itself is wrong"),
        (Self::Interrupted, "interrupted"),
    ];

    /// The number.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
