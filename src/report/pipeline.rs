//! What a pipeline says while it runs: one line per step on stderr.
//!
//! Only talk: what the pipeline has made is in the report, and why it failed is in its error.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use build_pipeline::{Event, Kind, Observer};

use super::{Phase, Progress, Terminal};
use crate::settings::{Settings, Verbosity};

const DIM: &str = "\x1b[2m";
const RESET: &str = "\x1b[0m";

/// Hears the events of a pipeline and says them.
pub struct PipelineLog {
    verbosity: Verbosity,
    /// Whether reasons are said.
    reasons: bool,
    progress: bool,
    started: Instant,
    state: Mutex<State>,
}

struct State {
    terminal: Terminal,
    spinner: Option<Progress>,
    phases: Vec<Phase>,
}

impl PipelineLog {
    /// A log on the process's stderr; `reasons` are said where they are asked for, or much is to be said anyway.
    #[must_use]
    pub fn new(settings: &Settings, reasons: bool) -> Self {
        let terminal = Terminal::standard(settings.presentation.color);
        Self {
            verbosity: settings.presentation.verbosity,
            reasons: reasons || settings.presentation.verbosity >= Verbosity::Verbose,
            progress: settings.progress,
            started: Instant::now(),
            state: Mutex::new(State { terminal, spinner: None, phases: Vec::new() }),
        }
    }

    /// How long each step took.
    #[must_use]
    pub fn phases(&self) -> Vec<Phase> {
        self.state().phases.clone()
    }

    /// Says a sentence that belongs to no step.
    pub fn note(&self, text: &str) {
        if self.verbosity > Verbosity::Quiet {
            self.say(&format!("note: {text}\n"));
        }
    }

    fn say(&self, text: &str) {
        let mut state = self.state();
        // The spinner must be gone before its line is written over.
        state.spinner = None;
        // Nobody listens to a log whose stream is closed.
        let _ = state.terminal.err(text);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Observer for PipelineLog {
    fn event(&self, event: Event<'_>) {
        match event {
            Event::Started { step } => self.state().spinner = Some(Progress::start(self.progress, step)),
            Event::Noted { text } => self.note(text),
            Event::Reason { target, why } if self.reasons => self.say(&format!("{target}: {why}\n")),
            Event::Reason { .. } => {}
            Event::Timed { name, lane, started, elapsed } => {
                let start = started.saturating_duration_since(self.started);
                self.state().phases.push(Phase { name: name.to_owned(), start, duration: elapsed, thread: lane });
            }
            Event::Said { text, .. } => self.say(&format!("{}\n", text.trim_end())),
            Event::Skipped { step, reason } if self.verbosity > Verbosity::Quiet => {
                self.say(&format!("{step:<12} {DIM}skipped: {}{RESET}\n", reason.0));
            }
            Event::Finished { step, elapsed, products } => {
                let start = self.started.elapsed().saturating_sub(elapsed);
                self.state().phases.push(Phase { name: format!("step {step}"), start, duration: elapsed, thread: 0 });
                if self.verbosity == Verbosity::Quiet {
                    self.state().spinner = None;
                    return;
                }
                let count = match products.len() {
                    0 => String::new(),
                    1 => "  1 file".to_owned(),
                    more => format!("  {more} files"),
                };
                self.say(&format!("{step:<12} {:>6.2} s{count}\n", elapsed.as_secs_f64()));
            }
            _ => self.state().spinner = None,
        }
    }
}

/// Hears the events of a dry run and makes a list of them: what would be done, and what not, and why.
#[derive(Default)]
pub struct Outline {
    lines: Mutex<Vec<String>>,
}

impl Outline {
    fn line(&self, step: &str, text: &str) {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{step:<12} {text}\n"));
    }

    /// The whole list, for a version.
    #[must_use]
    pub fn text(&self, version: &str) -> String {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        format!("{:<12} {version}\n{}", "version", lines.concat())
    }
}

impl Observer for Outline {
    fn event(&self, event: Event<'_>) {
        match event {
            Event::Skipped { step, reason } => self.line(step, &format!("skipped: {}", reason.0)),
            Event::Reason { target, why } => self.line("", &format!("{target}: {why}")),
            Event::Noted { text } => self.line("", text),
            Event::Finished { step, products, .. } => {
                self.line(step, "runs");
                for product in products.iter().filter(|product| product.kind != Kind::ImageIndex) {
                    let name = product.reference.as_ref().map(|name| format!("  {name}")).unwrap_or_default();
                    self.line("", &format!("{}{name}", product.path.display()));
                }
            }
            _ => {}
        }
    }
}
