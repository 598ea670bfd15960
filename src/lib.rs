//! kgen: Kubernetes code generation, build and release in one native binary.
//!
//! # The way through
//!
//! ```text
//! argv ──► cli::Cli ─┐
//! kgen.toml ► Config ┼─► settings::Settings ──► commands ──► engine or pipeline ──► report::Answer ──► text, exit code
//! environment ───────┘
//! ```
//!
//! Each arrow is one function with one input and one output, and nothing points back. [`cli`] holds what was typed,
//! [`config`] what was written in kgen.toml, and [`settings`] what both mean together. A file in [`commands`] asks
//! [`engine`] to load Go sources and run generators over them, or `build_pipeline` to build and pack, and returns an
//! [`report::Answer`], which [`report`] shows. Effects live at the two edges: loading, and writing through `store`.
//!
//! What Go is, is known in `crates/`; what Go to emit, in `generators/`; what to ship, in `build-pipeline/`. This crate
//! knows settings, jobs, disk and exit codes, and moves data between the others.
//!
//! The library exists for the tests; its interface is not stable.

pub mod adopt;
pub mod cli;
pub mod commands;
pub mod compat;
pub mod config;
pub mod context;
pub mod engine;
pub mod exit;
pub mod explain;
pub mod interrupt;
pub mod pipeline;
pub mod report;
pub mod settings;
pub mod watching;

use std::io::{self, ErrorKind};

use build_pipeline::{ExitClass, PipelineError};
use cli::Cli;
use commands::Context;
use config::Rejected;
use exit::Exit;
use report::{Answer, Report, Terminal};
use settings::{Presentation, Surroundings};

/// Does what was typed, says what came of it, and returns the exit code.
pub fn run(cli: &Cli, surroundings: &Surroundings, terminal: &mut Terminal) -> Exit {
    let presentation = match Presentation::resolve(&cli.global, surroundings) {
        Ok(presentation) => presentation,
        Err(error) => {
            let shown = report::show_error(&error, Exit::Usage, Presentation::default(), terminal);
            return after_showing(shown, Exit::Usage);
        }
    };
    let cx = Context { global: &cli.global, surroundings, presentation };
    match commands::dispatch(cli, &cx).or_else(as_findings) {
        Ok(answer) => after_showing(report::show(&answer, presentation, terminal), answer.exit()),
        Err(error) => {
            let exit = exit_of(&error);
            after_showing(report::show_error(&error, exit, presentation, terminal), exit)
        }
    }
}

/// A kgen.toml with mistakes is a result like any other: findings at their places.
pub(crate) fn as_findings(error: anyhow::Error) -> anyhow::Result<Answer> {
    let Rejected { diagnostics, sources } = error.downcast::<Rejected>()?;
    Ok(Answer::Run(Box::new(Report::of_findings(diagnostics, sources))))
}

/// The exit code of an error that left no answer.
fn exit_of(error: &anyhow::Error) -> Exit {
    match error.downcast_ref::<PipelineError>().map(PipelineError::exit_class) {
        Some(ExitClass::Findings) => Exit::Findings,
        Some(ExitClass::Environment) | None => Exit::Usage,
    }
}

/// A reader that has seen enough and closed the pipe is no failure.
fn after_showing(shown: io::Result<()>, earned: Exit) -> Exit {
    match shown {
        Ok(()) => earned,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => earned,
        Err(_) => Exit::Usage,
    }
}
