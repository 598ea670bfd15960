//! What a run has to say, as data, and the one place that says it.
//!
//! A command returns an [`Answer`]; [`show`] puts it on stdout and stderr in the form that was asked for. Data goes to
//! stdout, talk to stderr. Nothing here decides what is right or wrong: findings come in finished.

mod diff;
mod github;
mod human;
mod json;
pub mod pipeline;
pub mod progress;
mod sarif;
pub mod terminal;
pub mod timings;

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use build_pipeline::{Check, Product, State};
use diag::{Code, Diagnostic, Severity, Sources};

pub use progress::Progress;
pub use terminal::Terminal;
pub use timings::{Phase, Stopwatch};

use crate::cli::Format;
use crate::exit::Exit;
use crate::explain::Topic;
use crate::settings::Presentation;

/// The diagnostic codes of what is found on disk, and of our own mistakes.
pub const CODES: &[&Code] = &[&STALE, &MISSING, &LEFT_OVER, &INTERNAL];

static STALE: Code = Code {
    id: "check/stale",
    summary: "a generated file differs from what would be generated",
    explain: "Its sources, its markers, the boilerplate or the release in `--compat` have changed since the file was \
              written, or it was edited by hand. Run the command that the finding names, and commit the result.",
};

static MISSING: Code = Code {
    id: "check/missing",
    summary: "a file that would be generated is not there",
    explain: "A marker asks for the file, but it was never written or has been deleted. Run the command that the \
              finding names, and commit the result.",
};

static LEFT_OVER: Code = Code {
    id: "check/left-over",
    summary: "a generated file that nothing generates any more",
    explain: "The file carries the header of a generated file, but no marker asks for it any more. It would go stale \
              unnoticed, or keep methods of types that have changed. Delete it, or put the marker back.",
};

/// A mistake of kgen itself, caught while a file was being generated.
pub static INTERNAL: Code = Code {
    id: "internal/panic",
    summary: "kgen itself has failed",
    explain: "Something that cannot happen has happened. Nothing was written. Please report it with the message and, if \
              you can, with the Go package that was being read.",
};

/// What has become of one generated file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Written, because it was absent or different.
    Written,
    /// Right as it is.
    Unchanged,
    /// Different on disk; a finding under `--check`.
    Stale,
    /// Absent on disk; a finding under `--check`.
    Missing,
    /// On disk, but nothing generates it; a finding under `--check`.
    LeftOver,
    /// Deleted, because nothing generates it.
    Removed,
    /// Printed instead of written.
    Printed,
}

impl Status {
    /// The word in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Unchanged => "unchanged",
            Self::Stale => "stale",
            Self::Missing => "missing",
            Self::LeftOver => "left-over",
            Self::Removed => "removed",
            Self::Printed => "printed",
        }
    }

    /// The code of the finding that the status is, if it is one.
    #[must_use]
    pub const fn code(self) -> Option<&'static Code> {
        match self {
            Self::Stale => Some(&STALE),
            Self::Missing => Some(&MISSING),
            Self::LeftOver => Some(&LEFT_OVER),
            Self::Written | Self::Unchanged | Self::Removed | Self::Printed => None,
        }
    }
}

/// One generated file.
#[derive(Clone, Debug)]
pub struct FileOutcome {
    /// The path to show.
    pub path: PathBuf,
    /// The name of the generator.
    pub generator: &'static str,
    /// What has become of it.
    pub status: Status,
    /// The bytes on disk before the run, where they are to be shown.
    pub old: Option<Vec<u8>>,
    /// The bytes generated, where they are to be shown.
    pub new: Option<Vec<u8>>,
}

/// The result of a run over Go packages.
#[derive(Debug, Default)]
pub struct Report {
    /// Findings in sources and kgen.toml.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that findings point into.
    pub sources: Sources,
    /// Generated files, in order of path.
    pub files: Vec<FileOutcome>,
    /// How many packages were looked at as targets.
    pub packages: usize,
    /// How many generators had something to do.
    pub generators: usize,
    /// Why there was nothing to generate, if there was nothing.
    pub nothing: Option<String>,
    /// The command line that brings stale files up to date.
    pub remedy: String,
    /// How long the run took.
    pub elapsed: Duration,
    /// Where the time went.
    pub timings: Vec<Phase>,
    /// Files that a pipeline has made, in order of making.
    pub products: Vec<Product>,
}

impl Report {
    /// A report of findings only.
    #[must_use]
    pub fn of_findings(diagnostics: Vec<Diagnostic>, sources: Sources) -> Self {
        Self { diagnostics, sources, ..Self::default() }
    }

    /// Whether there is a finding that stops every write.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// How many files have the status.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        self.files.iter().filter(|file| file.status == status).count()
    }

    /// The exit code that the run has earned.
    #[must_use]
    pub fn exit(&self) -> Exit {
        if self.diagnostics.iter().any(|finding| finding.code.id == INTERNAL.id) {
            Exit::Internal
        } else if self.has_errors() || self.files.iter().any(|file| file.status.code().is_some()) {
            Exit::Findings
        } else {
            Exit::Clean
        }
    }
}

/// One row of `kgen list`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Import path.
    pub package: String,
    /// The directory to show.
    pub directory: PathBuf,
    /// The generator's name.
    pub generator: String,
    /// What asks for it: the marker with its place, or kgen.toml.
    pub why: String,
    /// The file that would be written, to show.
    pub output: PathBuf,
}

/// What would be generated.
#[derive(Debug, Default)]
pub struct Listing {
    /// In order of package, then generator.
    pub rows: Vec<Row>,
    /// Findings on the way.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that findings point into.
    pub sources: Sources,
    /// Why there is nothing, if there is nothing.
    pub nothing: Option<String>,
    /// Whose bytes, and why those.
    pub compat: String,
}

/// Answers that come one after the other.
pub struct Answers(Mutex<Box<dyn Iterator<Item = anyhow::Result<Answer>> + Send>>);

impl Answers {
    /// These.
    pub fn new(answers: impl Iterator<Item = anyhow::Result<Answer>> + Send + 'static) -> Self {
        Self(Mutex::new(Box::new(answers)))
    }

    fn next(&self) -> Option<anyhow::Result<Answer>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).next()
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answers")
    }
}

/// What a command returns.
#[derive(Debug)]
pub enum Answer {
    /// Of the commands that generate, and of the pipeline.
    Run(Box<Report>),
    /// Of `kgen list`.
    Listing(Listing),
    /// Of `kgen explain` without a name.
    Topics(Vec<Topic>),
    /// Of `kgen explain NAME`.
    Topic(Topic),
    /// Of `kgen doctor`.
    Checks(Vec<Check>),
    /// Of a command that goes on: one answer after the other.
    Stream(Answers),
    /// Exactly these bytes, whatever the format: completions and manual pages.
    Text(Vec<u8>),
}

impl Answer {
    /// The exit code that the answer has earned.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Run(report) => report.exit(),
            Self::Listing(listing) if listing.diagnostics.iter().any(|finding| finding.severity == Severity::Error) => {
                Exit::Findings
            }
            Self::Checks(checks) if checks.iter().any(|check| check.state == State::Missing) => Exit::Usage,
            Self::Checks(_) | Self::Listing(_) | Self::Topics(_) | Self::Topic(_) | Self::Text(_) | Self::Stream(_) => {
                Exit::Clean
            }
        }
    }
}

/// Shows an answer in the form asked for. Formats made for findings leave other answers as they are for people.
///
/// # Errors
/// Where the terminal or pipe cannot be written to; a closed pipe is the caller's to forgive.
pub fn show(answer: &Answer, presentation: Presentation, terminal: &mut Terminal) -> io::Result<()> {
    match (answer, presentation.format) {
        (Answer::Stream(answers), _) => {
            while let Some(answer) = answers.next() {
                match answer {
                    Ok(answer) => show(&answer, presentation, terminal)?,
                    Err(error) => show_error(&error, Exit::Usage, presentation, terminal)?,
                }
            }
            Ok(())
        }
        (Answer::Text(bytes), _) => terminal.data(bytes),
        (answer, Format::Json) => json::show(answer, terminal),
        (Answer::Run(report), Format::Github) => github::show(report, presentation.verbosity, terminal),
        (Answer::Run(report), Format::Sarif) => sarif::show(report, terminal),
        (Answer::Run(report), Format::Human) => human::show(report, presentation.verbosity, terminal),
        (Answer::Listing(listing), _) => human::list(listing, presentation.verbosity, terminal),
        (Answer::Checks(checks), _) => human::checks(checks, terminal),
        (Answer::Topics(topics), _) => human::topics(topics, terminal),
        (Answer::Topic(topic), _) => human::topic(topic, terminal),
    }?;
    terminal.flush()
}

/// Shows an error that ended the run: what was to be done, and each cause below it.
///
/// # Errors
/// Where the terminal or pipe cannot be written to.
pub fn show_error(
    error: &anyhow::Error,
    exit: Exit,
    presentation: Presentation,
    terminal: &mut Terminal,
) -> io::Result<()> {
    human::error(error, terminal)?;
    if presentation.format == Format::Json {
        json::error(error, exit, terminal)?;
    }
    terminal.flush()
}
