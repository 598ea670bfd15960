//! The flags of every command.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{ArgAction, Args, ValueEnum};

use super::upstream::Called;

/// What every command takes, as typed.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// Act as if started in DIR
    #[arg(short = 'C', long = "dir", value_name = "DIR", global = true)]
    pub dir: Option<PathBuf>,

    /// Read this file instead of the nearest kgen.toml [env: KGEN_CONFIG]
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,

    /// Threads to use [default: one per CPU] [env: KGEN_JOBS]
    #[arg(short, long, value_name = "N", global = true)]
    pub jobs: Option<NonZeroUsize>,

    /// Form of the result: for people, or for machines (on stdout) [default: human] [env: KGEN_OUTPUT_FORMAT]
    #[arg(long, value_enum, value_name = "FORMAT", global = true)]
    pub output_format: Option<Format>,

    /// Show where the time went; with FILE, a Chrome trace (.json) or a page (.html)
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, global = true)]
    pub timings: Option<Option<PathBuf>>,

    /// Say more: each written file, and what was decided from what
    #[arg(short, long, action = ArgAction::SetTrue, global = true)]
    pub verbose: bool,

    /// Say nothing but findings and errors
    #[arg(short, long, conflicts_with = "verbose", global = true)]
    pub quiet: bool,

    /// When to colour; NO_COLOR, CLICOLOR_FORCE and TERM=dumb are honoured [default: auto] [env: KGEN_COLOR]
    #[arg(long, value_enum, value_name = "WHEN", global = true)]
    pub color: Option<Color>,

    /// The tool of upstream under whose name kgen was called.
    #[arg(skip)]
    pub called: Option<Called>,
}

/// The form of a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text for people
    #[default]
    Human,
    /// One JSON object with a schema_version
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal that can
    #[default]
    Auto,
    /// Also into pipes and files
    Always,
    /// Not at all
    Never,
}
