//! Units: what one call of `go build` makes, and running them.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    thread,
    time::Instant,
};

use anyhow::bail;
use store::{atomic::Staging, seen::Sights};

use super::{
    Class, History, Item,
    inputs::{self, Found},
    memory,
    names::Target,
    tokens::{Need, Tokens},
};
use crate::{
    Event, Platform, StepCx,
    exec::{Cancel, Command, Outcome, ToolFailed},
};

/// How many processors a unit keeps busy. On two, two units side by side took 5 % longer than one after the other, and twice the
/// memory.
const PROCESSORS_OF_ONE: usize = 4;

/// Targets that share platform and flags.
pub(super) struct Unit<'a> {
    pub(super) platform: &'a Platform,
    pub(super) class: Class,
    pub(super) parts: Vec<Part<'a>>,
}

/// One of them.
pub(super) struct Part<'a> {
    pub(super) item: &'a Item<'a>,
    /// What it is made of, once that has been looked at and if it could be seen.
    pub(super) inputs: Option<Sights>,
}

/// What a build has made, for every item that it was about.
#[derive(Default)]
pub(super) struct Built<'a> {
    /// With the file in the staging directory.
    pub(super) made: Vec<(Part<'a>, PathBuf)>,
    /// What failed, if something did.
    pub(super) failure: Option<anyhow::Error>,
    /// Where the files are, until they are put in place; held for its drop.
    _staging: Option<Staging>,
}

/// Puts together what can be one call.
pub(super) fn of<'a>(stale: &[&'a Item<'a>]) -> Vec<Unit<'a>> {
    let mut units: BTreeMap<(&Platform, Class), Vec<Part<'_>>> = BTreeMap::new();
    for item in stale {
        units.entry((item.platform, item.class)).or_default().push(Part { item, inputs: None });
    }
    units.into_iter().map(|((platform, class), parts)| Unit { platform, class, parts }).collect()
}

/// The build tags of kgen.toml together with those of `GOFLAGS`, which a flag would otherwise replace; nothing where kgen.toml
/// has none, since Go reads `GOFLAGS` itself.
pub(super) fn tags(cx: &StepCx<'_>) -> Option<String> {
    if cx.build.tags.is_empty() {
        return None;
    }
    let flags = cx.exec.env("GOFLAGS").unwrap_or_default();
    let of_flags = flags
        .split_whitespace()
        .filter_map(|flag| flag.trim_start_matches('-').strip_prefix("tags="))
        .flat_map(|tags| tags.split(','))
        .map(|tag| tag.trim_matches(['\'', '"']));
    let mut seen = BTreeSet::new();
    let all = cx.build.tags.iter().map(String::as_str).chain(of_flags);
    Some(all.filter(|tag| !tag.is_empty() && seen.insert(*tag)).collect::<Vec<_>>().join(","))
}

/// The arguments by which binaries of a class are made, up to where they go.
///
/// The binaries do not depend on where or when they are built: `-trimpath` takes directories out, `-buildid=` what is derived
/// from them, and `-buildvcs=false` the state of the work tree, which would differ between two builds of one commit as soon as
/// an untracked file lies about; the version is stamped by linker flags instead.
pub(super) fn arguments(cx: &StepCx<'_>, class: Class, test: bool) -> Vec<String> {
    let mut arguments: Vec<String> = if test { vec!["test".into(), "-c".into()] } else { vec!["build".into()] };
    arguments.push("-trimpath".to_owned());
    // Older ones neither have the flag nor write that state.
    if cx.go.toolchain(cx.project, cx.exec).is_ok_and(|toolchain| toolchain.stamps_vcs()) {
        arguments.push("-buildvcs=false".to_owned());
    }
    if class.race {
        arguments.push("-race".to_owned());
    }
    if let Some(tags) = tags(cx) {
        arguments.extend(["-tags".to_owned(), tags]);
    }
    if let Some(compiler) = cx.exec.env("GOGCFLAGS").filter(|flags| !flags.is_empty()) {
        arguments.extend(["-gcflags".to_owned(), compiler]);
    }
    let linker = cx.exec.env("GOLDFLAGS").unwrap_or_else(|| "-s -w -buildid=".to_owned());
    let stamp = cx.project.version.ldflags(&cx.stamped());
    arguments.extend(["-ldflags".to_owned(), format!("{linker} {stamp}").trim().to_owned()]);
    arguments
}

impl Unit<'_> {
    /// The packages, as the go tool is given them.
    pub(super) fn packages(&self) -> Vec<&str> {
        self.parts.iter().map(|part| part.item.target.package.as_str()).collect()
    }

    /// The calls that make the unit's files in `dir`: one for all programs, and one for each test binary.
    fn commands(&self, cx: &StepCx<'_>, dir: &Path, parallel: Option<usize>) -> Vec<Command> {
        let call = |test: bool, out: &Path, targets: &[&Target]| {
            let mut command = cx.go.action().args(arguments(cx, self.class, test));
            command.env.extend(self.class.env(cx, self.platform));
            if let Some(parallel) = parallel {
                let parallel_word = parallel.to_string();
                command = command.args(["-p", &parallel_word]).env("GOMAXPROCS", &parallel_word);
                if let Some(memory) = cx.limits.memory {
                    // The collectors of the compiler and the linker then work harder before they ask for more.
                    let each = memory.0 / (parallel as u64 + 1);
                    command = command.env("GOMEMLIMIT", &format!("{}MiB", (each >> 20).max(64)));
                }
            }
            command.args(["-o".as_ref(), out.as_os_str()]).args(targets.iter().map(|target| &target.package))
        };
        let (tests, programs): (Vec<&Target>, Vec<&Target>) =
            self.parts.iter().map(|part| &part.item.target).partition(|target| target.test);
        let mut commands = Vec::new();
        if !programs.is_empty() {
            // The slash makes it a directory for the go tool.
            commands.push(call(false, &dir.join(""), &programs));
        }
        commands.extend(tests.iter().map(|target| call(true, &dir.join(target.file_on(self.platform)), &[target])));
        commands
    }

    /// Goes through the calls of a dry run.
    pub(super) fn show(&self, cx: &StepCx<'_>) -> anyhow::Result<()> {
        for command in self.commands(cx, &super::place::bin(cx, self.platform), None) {
            cx.exec.run(&command)?;
        }
        Ok(())
    }

    /// How much memory its largest link takes.
    fn link(&self) -> u64 {
        self.parts.iter().map(|part| memory::of_link(part.item.last_size)).max().unwrap_or(0)
    }

    /// How long it is likely to take, to compare units by.
    fn weight(&self) -> u64 {
        self.parts.iter().map(|part| memory::of_link(part.item.last_size)).sum()
    }
}

/// Builds the units into a staging directory, which lies where its files can be moved into place from.
pub(super) fn build<'a>(cx: &StepCx<'_>, history: &History, units: Vec<Unit<'a>>) -> anyhow::Result<Built<'a>> {
    let found = look_at_all(cx, history, &units)?;
    let units = without_nothing(cx, units, found)?;
    // The same file system as the destination, so that moving is renaming.
    let staging = Staging::inside(cx.project.at(&cx.build.local()))?;
    let mut platforms: BTreeMap<&Platform, Vec<&Unit<'_>>> = BTreeMap::new();
    for unit in &units {
        platforms.entry(unit.platform).or_default().push(unit);
    }
    let site = Site::new(cx, staging.path());
    thread::scope(|scope| {
        for (lane, units) in platforms.values().enumerate() {
            let site = &site;
            scope.spawn(move || site.build(lane + 1, units));
        }
    });
    let failures = site.failures.into_inner().unwrap_or_else(PoisonError::into_inner);
    let several = platforms.len() > 1;
    let mut made = Vec::new();
    for Unit { platform, parts, .. } in units {
        for part in parts {
            let path = below(staging.path(), platform).join(part.item.target.file_on(platform));
            // With --keep-going what could not be built is not there.
            if failures.is_empty() || path.exists() {
                made.push((part, path));
            }
        }
    }
    Ok(Built { made, failure: joined(failures, several), _staging: Some(staging) })
}

/// What the builds of all platforms share.
struct Site<'a> {
    cx: &'a StepCx<'a>,
    staging: &'a Path,
    /// How much memory all of them may take, in bytes.
    budget: u64,
    tokens: Tokens,
    cancel: Cancel,
    failures: Mutex<Vec<(&'a Platform, anyhow::Error)>>,
}

impl<'a> Site<'a> {
    fn new(cx: &'a StepCx<'a>, staging: &'a Path) -> Self {
        let budget = cx.limits.memory.map_or_else(|| memory::available() / 10 * 9, |limit| limit.0);
        let tokens = Tokens::new((cx.limits.jobs / PROCESSORS_OF_ONE).max(1), budget);
        Self { cx, staging, budget, tokens, cancel: Cancel::default(), failures: Mutex::default() }
    }

    /// Builds the units of a platform, one after the other.
    fn build(&self, lane: usize, units: &[&Unit<'a>]) {
        let left = units.iter().map(|unit| unit.weight()).sum();
        for unit in units {
            let parallel = self.parallel(unit);
            let memory = (memory::BASE + unit.link() * parallel as u64).min(self.budget);
            let Some(_permit) = self.tokens.acquire(Need { places: 1, memory }, left) else { return };
            let all = thread::available_parallelism().map_or(1, usize::from);
            let limit = (parallel != all || self.cx.limits.memory.is_some()).then_some(parallel);
            let started = Instant::now();
            let commands = unit.commands(self.cx, &below(self.staging, unit.platform), limit);
            let result = run(self.cx, commands, &self.cancel);
            let name = format!("go build {} ({})", unit.platform, unit.class);
            let elapsed = started.elapsed();
            self.cx.observer.event(Event::Timed { name: &name, lane, started, elapsed });
            let Err(error) = result else { continue };
            // What ends because others have failed has not failed itself.
            if !self.cancel.is_cancelled() {
                self.failures.lock().unwrap_or_else(PoisonError::into_inner).push((unit.platform, error));
            }
            if !self.cx.limits.keep_going {
                self.tokens.cancel();
                self.cancel.cancel();
                return;
            }
        }
    }

    /// How many compilations and links may run at once in a unit.
    fn parallel(&self, unit: &Unit<'_>) -> usize {
        let fitting = self.budget.saturating_sub(memory::BASE) / unit.link().max(1);
        usize::try_from(fitting).unwrap_or(usize::MAX).clamp(1, self.cx.limits.jobs)
    }
}

fn below(root: &Path, platform: &Platform) -> PathBuf {
    root.join(platform.os()).join(platform.arch())
}

/// Runs the calls of a unit, and says what they say that went well.
fn run(cx: &StepCx<'_>, commands: Vec<Command>, cancel: &Cancel) -> anyhow::Result<()> {
    for command in commands {
        let outcome: Outcome = cx.exec.run_until(&command, cancel)?;
        if !outcome.success() {
            let what =
                if command.args.first().is_some_and(|first| first == "test") { "go test -c" } else { "go build" };
            return Err(outcome.into_failure(what).into());
        }
        let said = outcome.said();
        if !said.is_empty() {
            cx.observer.event(Event::Said { step: "compile", text: &said });
        }
    }
    Ok(())
}

/// Several failures as one, in the order of their platforms, the same words once.
fn joined(mut failures: Vec<(&Platform, anyhow::Error)>, several: bool) -> Option<anyhow::Error> {
    failures.sort_by_key(|(platform, _)| *platform);
    let mut texts: Vec<String> = Vec::new();
    let mut what = None;
    for (platform, error) in failures {
        let failure = match error.downcast::<ToolFailed>() {
            Ok(failure) => failure,
            Err(error) => return Some(error),
        };
        if !texts.contains(&failure.output) {
            texts.push(failure.output);
        }
        let named = if several { format!("for {platform}, {}", failure.what) } else { failure.what };
        what = Some(match what {
            Some(before) => format!("{before}; {named}"),
            None => named,
        });
    }
    Some(ToolFailed { what: what?, output: texts.join("\n") }.into())
}

/// Looks at the inputs of all units, as many at once as may run.
fn look_at_all(cx: &StepCx<'_>, history: &History, units: &[Unit<'_>]) -> anyhow::Result<Vec<Vec<Found>>> {
    let tokens = Tokens::new(cx.limits.jobs, u64::MAX);
    let look = |unit: &Unit<'_>| {
        let _permit = tokens.acquire(Need { places: 1, memory: 0 }, 0);
        let started = Instant::now();
        let found = inputs::of_unit(cx, history, unit);
        let name = format!("go list {} ({})", unit.platform, unit.class);
        cx.observer.event(Event::Timed { name: &name, lane: 0, started, elapsed: started.elapsed() });
        found
    };
    thread::scope(|scope| {
        let running: Vec<_> = units.iter().map(|unit| scope.spawn(|| look(unit))).collect();
        let ended =
            running.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        ended.collect()
    })
}

/// Takes up what the units are made of, leaves out what platforms have nothing of, and refuses what is no command.
fn without_nothing<'a>(cx: &StepCx<'_>, units: Vec<Unit<'a>>, found: Vec<Vec<Found>>) -> anyhow::Result<Vec<Unit<'a>>> {
    let mut left = Vec::new();
    let mut empty = BTreeSet::new();
    for (unit, found) in units.into_iter().zip(found) {
        let mut parts = Vec::new();
        for (Part { item, .. }, found) in unit.parts.into_iter().zip(found) {
            match found {
                Found::Binary(inputs) => parts.push(Part { item, inputs }),
                Found::Nothing => {
                    let text =
                        format!("{} is not for {}: build constraints leave nothing of it", item.target, item.platform);
                    cx.observer.event(Event::Noted { text: &text });
                    empty.insert(&item.target);
                }
                Found::NoCommand => {
                    let what = if item.target.test { "no test binary" } else { "no command" };
                    bail!("there is {what} `{}` to build", item.target);
                }
            }
        }
        if !parts.is_empty() {
            left.push(Unit { parts, ..unit });
        }
    }
    if left.is_empty() {
        let names: Vec<String> = empty.iter().map(ToString::to_string).collect();
        bail!("there is nothing to build: build constraints leave out {} on every platform", names.join(", "));
    }
    Ok(left)
}
