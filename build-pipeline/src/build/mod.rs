//! Building: from words that a user types to binaries in their places.
//!
//! ```text
//! words ─► targets ─► what is known of each ─► units ─► go build ─► places, record
//!          names      inputs                   units    tokens      place
//! ```
//!
//! A *target* is one binary for one platform. What it was made of last time is kept beside the outputs; where all of it is as
//! it was, the go tool is not even asked. What is left is put together to *units*: all targets that share platform and flags are
//! one call of `go build`. Units of different platforms run side by side as far as processors and memory allow; those of one
//! platform one after the other, since they share most of their packages and would compile them twice.

mod class;
mod history;
mod inputs;
mod memory;
mod names;
mod place;
mod tokens;
mod units;

pub use memory::{BadSize, Bytes};

use std::collections::BTreeMap;

pub(crate) use class::compilers;
pub(crate) use history::History;
pub(crate) use memory::available as memory_available;

use crate::{Event, Platform, Product, StepCx};
use class::{Class, preflight};
use history::Known;
use names::Target;
use units::Built;

/// What is to be built, by platform; no words mean every command of the module.
pub type Wanted = BTreeMap<Platform, Vec<String>>;

/// How builds are run.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How many processors may be busy.
    pub jobs: usize,
    /// How much memory may be used; without it, what is free.
    pub memory: Option<Bytes>,
    /// Whether the rest is built where something fails.
    pub keep_going: bool,
    /// Whether everything is built with the race detector.
    pub race: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            jobs: std::thread::available_parallelism().map_or(1, usize::from),
            memory: None,
            keep_going: false,
            race: false,
        }
    }
}

/// One binary, and what is known of it.
struct Item<'a> {
    platform: &'a Platform,
    class: Class,
    target: Target,
    /// What stands in its place, if it would be made the same again; else why not.
    made: Result<history::Made, String>,
    /// How large it was last time, in bytes.
    last_size: Option<u64>,
}

/// Builds what is wanted.
pub(crate) fn run(cx: &StepCx<'_>) -> anyhow::Result<Vec<Product>> {
    if !cx.exec.dry() {
        cx.go.prepare(cx.project)?;
    }
    // Nothing can be said of earlier builds before the go tool has said what it is.
    cx.go.toolchain(cx.project, cx.exec)?;
    let history = History::open(cx);
    let mut items = Vec::new();
    for (platform, targets) in names::resolve(cx, &history)? {
        for target in targets {
            let class = Class::of(&target, cx);
            let Known { made, last_size } = history.known(cx, platform, class, &target);
            items.push(Item { platform, class, target, made, last_size });
        }
    }
    let mut stale: Vec<&Item<'_>> = Vec::new();
    for item in &items {
        if let Err(why) = &item.made {
            let target = format!("{} ({})", item.target, item.platform);
            cx.observer.event(Event::Reason { target: &target, why });
            stale.push(item);
        }
    }
    if stale.len() < items.len() {
        let text = format!("{} of {} binaries up to date", items.len() - stale.len(), items.len());
        cx.observer.event(Event::Noted { text: &text });
    }
    preflight(cx, stale.iter().map(|item| (item.platform, item.class)))?;
    let units = units::of(&stale);
    if cx.exec.dry() {
        for unit in &units {
            unit.show(cx)?;
        }
        return Ok(items.iter().map(|item| place::product(cx, item, None)).collect());
    }
    let built = if units.is_empty() { Built::default() } else { units::build(cx, &history, units)? };
    match built.failure {
        Some(failure) if !cx.limits.keep_going => Err(failure),
        failure => {
            let products = place::all(cx, &history, &items, built.made)?;
            failure.map_or(Ok(products), Err)
        }
    }
}
