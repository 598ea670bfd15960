//! `kgen watch`: regenerates on save.
//!
//! A save is answered twice: by a run over the saved packages alone, and then, on a thread of its own, by a run over
//! everything, which settles what other packages make of the change. A save in the middle of the second run ends it before
//! it writes.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime};

use clap::Args as ClapArgs;

use super::Context;
use crate::cli::{Generate, Global};
use crate::engine::{self, Superseded, Until};
use crate::report::{Answer, Answers, FileOutcome, Report, Status, timings};
use crate::settings::{Mode, Settings, Surroundings, Wish};
use crate::watching::Watching;

const EXAMPLES: &str = "\
Examples:
  kgen watch                 the whole module, until Ctrl-C
  kgen watch ./pkg/apis/...  some packages

Each save regenerates the saved packages at once and everything else right after. Nothing is said where nothing
changes; what is wrong with the sources is said at every save until it is mended.";

/// How often the run over everything is asked whether it is through, while no save comes.
const PAUSE: Duration = Duration::from_millis(40);

/// What the list of commands says of it.
pub const ABOUT: &str = "Regenerate whenever a file is saved";

/// The flags of `kgen watch`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    generate: Generate,
}

/// Answers saves until the process is interrupted.
///
/// # Errors
/// As the engine, of the first run; and where files cannot be watched.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let again =
        Again { generate: args.generate.clone(), global: cx.global.clone(), surroundings: cx.surroundings.clone() };
    let settings = again.settings()?;
    let watching = Watching::new(std::slice::from_ref(&settings.root), again.also(&settings))?;
    let mut first = engine::run(&settings)?;
    let mut watch =
        Watch { again, watching, own: BTreeMap::new(), waiting: VecDeque::new(), places: BTreeSet::new(), full: None };
    watch.remember(&first, &settings);
    watch.places = places(&first, &settings);
    timings::deliver(&mut first, &settings)?;
    let first = Answer::Run(Box::new(first));
    Ok(Answer::Stream(Answers::new(std::iter::once(Ok(first)).chain(watch))))
}

/// What is needed to resolve the settings anew: a save may have been of kgen.toml or go.mod.
struct Again {
    generate: Generate,
    global: Global,
    surroundings: Surroundings,
}

impl Again {
    fn settings(&self) -> anyhow::Result<Settings> {
        let wish = Wish { remedy: "all", generate: Some(&self.generate), mode: Mode::Write, ..Wish::default() };
        Settings::resolve(&wish, &self.global, &self.surroundings)
    }

    /// What matters besides Go files.
    fn also(&self, settings: &Settings) -> Vec<PathBuf> {
        let mut also: Vec<PathBuf> = settings.header.iter().chain(&settings.config_path).cloned().collect();
        for table in &settings.tables().bindata {
            also.extend(table.inputs.iter().map(|input| settings.root.join(input.trim_end_matches("/..."))));
        }
        also
    }
}

/// A run over everything, on a thread of its own.
struct Full {
    until: Until,
    run: JoinHandle<anyhow::Result<(Report, Settings)>>,
}

/// The answers to saves, one after the other, without end.
struct Watch {
    again: Again,
    watching: Watching,
    /// What kgen itself has written or removed, as it was right after.
    own: BTreeMap<PathBuf, Option<(u64, SystemTime)>>,
    /// What has to be said before anything else happens.
    waiting: VecDeque<Answer>,
    /// The directories for which the last run over everything has made files.
    places: BTreeSet<PathBuf>,
    full: Option<Full>,
}

impl Iterator for Watch {
    type Item = anyhow::Result<Answer>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(answer) = self.waiting.pop_front() {
                return Some(Ok(answer));
            }
            let patience = self.full.is_some().then_some(PAUSE);
            let done = self.watching.next(patience).and_then(|batch| match batch {
                Some(batch) => self.saved(&batch),
                None => self.take_up(|full| full.run.is_finished()),
            });
            if let Err(error) = done {
                return Some(crate::as_findings(error));
            }
        }
    }
}

impl Watch {
    /// Answers a save for the packages that were saved, and lets a run over everything follow.
    fn saved(&mut self, batch: &BTreeSet<PathBuf>) -> anyhow::Result<()> {
        self.take_up(|full| full.until.is_through())?;
        let saved: BTreeSet<&PathBuf> = batch.iter().filter(|path| !self.is_own(path)).collect();
        if saved.is_empty() {
            return Ok(());
        }
        // What it has done to the end is not lost.
        self.take_up(|full| !full.until.supersede())?;
        self.full = None;
        let mut settings = self.again.settings()?;
        let near = self.near(&settings, &saved);
        let report = near.and_then(|near| Some((engine::run(&near).ok().filter(|report| !report.has_errors())?, near)));
        // Errors of a part may come from its being a part; the whole will say.
        if let Some((report, near)) = report {
            self.remember(&report, &near);
            self.waiting.extend(told(report, &near)?);
        }
        let until = Until::default();
        // The next save shall find a processor that has nothing else to do.
        settings.jobs = (settings.jobs / 2).max(1);
        let run = thread::spawn({
            let until = until.clone();
            move || Ok((engine::run_until(&settings, &until)?, settings))
        });
        self.full = Some(Full { until, run });
        Ok(())
    }

    /// A run over the packages of the saved files alone, where there is nothing else in the save.
    fn near(&self, settings: &Settings, saved: &BTreeSet<&PathBuf>) -> Option<Settings> {
        let of_go = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "go");
        if !saved.iter().all(|path| of_go(path)) {
            return None;
        }
        let folders: BTreeSet<&Path> = saved.iter().filter_map(|path| path.parent()).collect();
        let known: Vec<&Path> = folders.into_iter().filter(|&folder| self.places.contains(folder)).collect();
        (!known.is_empty()).then(|| settings.near(&known))
    }

    /// Takes up the run over everything, if there is one of which `is_ready` is true; waits for its end.
    fn take_up(&mut self, is_ready: impl Fn(&Full) -> bool) -> anyhow::Result<()> {
        let Some(full) = self.full.take_if(|full| is_ready(full)) else { return Ok(()) };
        let run = full.run.join().map_err(|_| anyhow::anyhow!("internal error: a run has ended by itself"))?;
        match run {
            Ok((report, settings)) => {
                self.remember(&report, &settings);
                // A run with errors has made nothing, and says nothing of places.
                if !report.has_errors() {
                    self.places = places(&report, &settings);
                }
                self.waiting.extend(told(report, &settings)?);
                Ok(())
            }
            Err(error) if error.is::<Superseded>() => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn remember(&mut self, report: &Report, settings: &Settings) {
        let changed = |file: &&FileOutcome| matches!(file.status, Status::Written | Status::Removed);
        for file in report.files.iter().filter(changed) {
            let path = settings.stand.join(&file.path);
            let state = state(&path);
            self.own.insert(path, state);
        }
    }

    /// Whether a file is as kgen has written it.
    fn is_own(&self, path: &PathBuf) -> bool {
        self.own.get(path).is_some_and(|known| state(path) == *known)
    }
}

/// The directories of the files of a report.
fn places(report: &Report, settings: &Settings) -> BTreeSet<PathBuf> {
    let files = report.files.iter().map(|file| settings.stand.join(&file.path));
    files.filter_map(|path| path.parent().map(Path::to_path_buf)).collect()
}

fn state(path: &PathBuf) -> Option<(u64, SystemTime)> {
    let data = fs::metadata(path).ok()?;
    Some((data.len(), data.modified().ok()?))
}

/// A report that has something to say.
fn told(mut report: Report, settings: &Settings) -> anyhow::Result<Option<Answer>> {
    timings::deliver(&mut report, settings)?;
    let news = report.files.iter().any(|file| file.status != Status::Unchanged) || !report.diagnostics.is_empty();
    Ok(news.then(|| Answer::Run(Box::new(report))))
}
