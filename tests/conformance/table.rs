//! The table at the end: what was compared, and how much of it was identical.
#![expect(clippy::print_stdout, reason = "a test harness talks on stdout")]

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Collects rows from all tests; prints them when the last test has reported.
#[derive(Default)]
pub(crate) struct Table {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    outstanding: usize,
    rows: BTreeMap<Key, Count>,
}

/// What a row is about. The order of the fields is the order of the rows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    /// A number, so that 0.9 would come before 0.10.
    pub minor: u32,
    /// A module's path, or the name of a set of fixtures.
    pub subject: String,
    /// `v0.34.13` for a module; the profile for fixtures.
    pub version: String,
    pub generator: &'static str,
}

/// How many files there are, and how many of them came out identical.
#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    pub files: usize,
    pub identical: usize,
}

impl Table {
    /// Says how many tests will report.
    pub(crate) fn expect(&self, tests: usize) {
        self.locked(|state| state.outstanding = tests);
    }

    /// Adds to a row. Fixtures share one row per version.
    pub(crate) fn add(&self, key: Key, count: Count) {
        self.locked(|state| {
            let row = state.rows.entry(key).or_default();
            row.files += count.files;
            row.identical += count.identical;
        });
    }

    /// One test is over; the last one prints the table, so that the harness's own summary stays the last line.
    pub(crate) fn report(&self) {
        let text = self.locked(|state| {
            state.outstanding = state.outstanding.saturating_sub(1);
            (state.outstanding == 0).then(|| render(&state.rows))
        });
        if let Some(text) = text {
            println!("\n{text}");
        }
    }

    fn locked<R>(&self, change: impl FnOnce(&mut State) -> R) -> R {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn render(rows: &BTreeMap<Key, Count>) -> String {
    let mut lines = vec![["module", "version", "generator", "files", "identical"].map(str::to_owned)];
    let mut total = Count::default();
    for (key, count) in rows {
        total.files += count.files;
        total.identical += count.identical;
        lines.push([
            key.subject.clone(),
            key.version.clone(),
            key.generator.to_owned(),
            count.files.to_string(),
            count.identical.to_string(),
        ]);
    }
    lines.push([
        "total".to_owned(),
        String::new(),
        String::new(),
        total.files.to_string(),
        total.identical.to_string(),
    ]);
    let widths: [usize; 5] =
        std::array::from_fn(|column| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0));
    let mut text = String::new();
    for [subject, version, generator, files, identical] in &lines {
        let [a, b, c, d, e] = widths;
        let line = format!("{subject:a$}  {version:b$}  {generator:c$}  {files:>d$}  {identical:>e$}");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
