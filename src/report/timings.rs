//! Where the time went: measured by a [`Stopwatch`], shown as a table, a Chrome trace or a page.
//!
//! Phases are wall time of one thread each; phases of several threads overlap, so their sums may exceed the whole.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::{Report, Terminal};
use crate::settings::{Settings, TimingsTarget};

/// One stretch of work on one thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// What was done; equal names are added up in the table.
    pub name: String,
    /// From the start of the run.
    pub start: Duration,
    /// How long.
    pub duration: Duration,
    /// Which thread, from 0.
    pub thread: usize,
}

/// Leaves timings in the report only where they are to be shown in it, and writes them where a file was asked for.
///
/// # Errors
/// The file cannot be written.
pub fn deliver(report: &mut Report, settings: &Settings) -> anyhow::Result<()> {
    match &settings.timings {
        Some(TimingsTarget::Table) => {}
        Some(TimingsTarget::File(path)) => {
            let phases = std::mem::take(&mut report.timings);
            write(&phases, report.elapsed, path)?;
        }
        None => report.timings.clear(),
    }
    Ok(())
}

/// Collects phases from all threads of a run.
#[derive(Debug)]
pub struct Stopwatch {
    started: Instant,
    phases: Mutex<Vec<Phase>>,
}

impl Default for Stopwatch {
    fn default() -> Self {
        Self { started: Instant::now(), phases: Mutex::default() }
    }
}

impl Stopwatch {
    /// Does `work` as the phase `name`.
    pub fn time<T>(&self, name: impl Into<String>, work: impl FnOnce() -> T) -> T {
        let start = self.started.elapsed();
        let result = work();
        let duration = self.started.elapsed().saturating_sub(start);
        let thread = rayon::current_thread_index().map_or(0, |index| index + 1);
        let phase = Phase { name: name.into(), start, duration, thread };
        self.phases.lock().unwrap_or_else(PoisonError::into_inner).push(phase);
        result
    }

    /// Time since the start.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// The phases so far, in order of their start.
    #[must_use]
    pub fn phases(&self) -> Vec<Phase> {
        let mut phases = self.phases.lock().unwrap_or_else(PoisonError::into_inner).clone();
        phases.sort_by(|a, b| (a.start, a.thread, &a.name).cmp(&(b.start, b.thread, &b.name)));
        phases
    }
}

/// Prints the table on stderr; nothing where nothing was measured.
pub(super) fn show(phases: &[Phase], elapsed: Duration, terminal: &mut Terminal) -> io::Result<()> {
    if phases.is_empty() { Ok(()) } else { terminal.err(&table(phases, elapsed)) }
}

fn table(phases: &[Phase], elapsed: Duration) -> String {
    let mut rows: BTreeMap<&str, (Duration, usize, Duration)> = BTreeMap::new();
    for phase in phases {
        let row = rows.entry(&phase.name).or_insert((phase.start, 0, Duration::ZERO));
        row.0 = row.0.min(phase.start);
        row.1 += 1;
        row.2 += phase.duration;
    }
    let mut rows: Vec<_> = rows.into_iter().collect();
    rows.sort_by_key(|(name, (start, ..))| (*start, *name));
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).max("phase".len());
    let mut out = format!("{:width$}  {:>7}  {:>10}  {:>10}\n", "phase", "count", "start ms", "total ms");
    for (name, (start, count, total)) in rows {
        let _ = writeln!(out, "{name:width$}  {count:>7}  {:>10.1}  {:>10.1}", millis(start), millis(total));
    }
    let _ = writeln!(out, "{:width$}  {:>7}  {:>10}  {:>10.1}", "whole run", "", "", millis(elapsed));
    out
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// Writes the phases to `path`: a page where its name ends in `.html`, else a Chrome trace.
///
/// # Errors
/// Where the file cannot be written.
pub fn write(phases: &[Phase], elapsed: Duration, path: &Path) -> anyhow::Result<()> {
    let is_page = path.extension().is_some_and(|extension| extension == "html");
    let text = if is_page { page(phases, elapsed) } else { trace(phases)? };
    Ok(store::atomic::write(path, text)?)
}

/// One event of the trace format that Chrome and Perfetto read.
#[derive(Serialize)]
struct Event<'a> {
    name: &'a str,
    ph: &'static str,
    ts: u128,
    dur: u128,
    pid: u32,
    tid: usize,
}

fn trace(phases: &[Phase]) -> serde_json::Result<String> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Trace<'a> {
        display_time_unit: &'static str,
        trace_events: Vec<Event<'a>>,
    }
    let event = |phase: &'_ Phase| (phase.start.as_micros(), phase.duration.as_micros());
    let trace_events = phases
        .iter()
        .map(|phase| {
            let (ts, dur) = event(phase);
            Event { name: &phase.name, ph: "X", ts, dur, pid: 1, tid: phase.thread }
        })
        .collect();
    serde_json::to_string(&Trace { display_time_unit: "ms", trace_events }).map(|text| text + "\n")
}

/// A page that needs nothing but itself: one lane per thread, one bar per phase.
fn page(phases: &[Phase], elapsed: Duration) -> String {
    let whole = elapsed.as_secs_f64().max(1e-9);
    let lanes = phases.iter().map(|phase| phase.thread).max().map_or(0, |last| last + 1);
    let mut bars = String::new();
    for phase in phases {
        let left = phase.start.as_secs_f64() / whole * 100.0;
        let width = (phase.duration.as_secs_f64() / whole * 100.0).max(0.05);
        let top = phase.thread * 22;
        let hue =
            phase.name.bytes().fold(7_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte))) % 360;
        let name = escaped(&phase.name);
        let _ = writeln!(
            bars,
            "<div style=\"left:{left:.3}%;width:{width:.3}%;top:{top}px;background:hsl({hue} 60% 75%)\" \
             title=\"{name}: {:.2} ms\">{name}</div>",
            millis(phase.duration)
        );
    }
    format!(
        "<!doctype html>\n<meta charset=\"utf-8\">\n<title>kgen timings</title>\n<style>\nbody{{font:14px sans-serif}}\n\
         #lanes{{position:relative;height:{}px}}\n#lanes div{{position:absolute;height:20px;overflow:hidden;\
         white-space:nowrap;font-size:11px}}\n</style>\n<h1>kgen timings</h1>\n<p>{:.1} ms</p>\n<div id=\"lanes\">\n{bars}\
         </div>\n<pre>{}</pre>\n",
        lanes * 22,
        millis(elapsed),
        escaped(&table(phases, elapsed)),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phases() -> Vec<Phase> {
        let phase = |name: &str, start, duration, thread| Phase {
            name: name.to_owned(),
            start: Duration::from_millis(start),
            duration: Duration::from_millis(duration),
            thread,
        };
        vec![phase("walk", 0, 27, 0), phase("parse", 30, 40, 1), phase("parse", 30, 45, 2)]
    }

    #[test]
    fn table_adds_up_by_name_in_order_of_start() {
        let text = table(&phases(), Duration::from_millis(100));
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows[1], ["walk", "1", "0.0", "27.0"]);
        assert_eq!(rows[2], ["parse", "2", "30.0", "85.0"]);
        assert_eq!(rows[3], ["whole", "run", "100.0"]);
    }

    #[test]
    fn trace_is_what_chrome_reads() {
        let trace: serde_json::Value = serde_json::from_str(&trace(&phases()).unwrap()).unwrap();
        assert_eq!(trace["traceEvents"][1]["ts"], 30_000);
        assert_eq!(trace["traceEvents"][2]["tid"], 2);
        assert!(page(&phases(), Duration::from_millis(100)).contains("title=\"parse: 45.00 ms\""));
    }
}
