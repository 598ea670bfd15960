//! Targets and drafts, asked for until no package is missing any more.
//!
//! Generators are pure: one that needs a package which is not loaded says so, the package is loaded,
//! and only those that waited are asked again.

use std::cmp::Reverse;
use std::panic::{AssertUnwindSafe, catch_unwind};

use diag::Diagnostic;
use genkit::comments::TypeComments;
use genkit::compat::Profile;
use genkit::draft::Draft;
use genkit::generator::{Companion, Cx, Generator, Output, Report, Scans, Stubs, Target, Targets};
use genkit::instances::Instances;
use goload::Session;
use gotypes::{PackageId, Stop, Universe};
use rayon::prelude::*;

use super::finish::Artifact;
use super::until::Until;
use crate::report::{INTERNAL, Stopwatch};

/// So many packages are worth a task: to decide about one takes some microseconds.
const TOGETHER: usize = 16;

/// What one generator has to do with.
pub(super) struct Task {
    pub(super) generator: Box<dyn Generator>,
    /// The packages to generate for, sorted by import path.
    pub(super) inputs: Vec<PackageId>,
    /// The package that its files go in, where that is none of these.
    pub(super) output: Option<PackageId>,
    /// What it reads besides Go source.
    pub(super) companion: Option<Companion>,
    comments: TypeComments,
    instances: Instances,
    /// Whether comments and instances have been found.
    prepared: bool,
}

impl Task {
    pub(super) fn new(generator: Box<dyn Generator>, inputs: Vec<PackageId>) -> Self {
        let (comments, instances) = (TypeComments::default(), Instances::default());
        Self { generator, inputs, output: None, companion: None, comments, instances, prepared: false }
    }

    fn cx<'a>(&'a self, universe: &'a Universe, profile: &'a Profile) -> Cx<'a> {
        Cx {
            universe,
            profile,
            requested: &self.inputs,
            comments: &self.comments,
            instances: &self.instances,
            output: self.output,
            companion: self.companion.as_ref(),
        }
    }

    /// Finds what is scanned besides the inputs, its comments and instances; false where a package has to be loaded first.
    fn prepare(&mut self, universe: &Universe, profile: &Profile) -> Result<bool, &'static str> {
        if self.prepared {
            return Ok(true);
        }
        let found = guarded(|| self.generator.scans(universe, profile, &self.inputs), |_| Scans::default());
        if found.pending {
            return Ok(false);
        }
        let mut scanned = found.packages;
        scanned.extend(&self.inputs);
        scanned.sort_by_key(|&id| universe.path(id));
        scanned.dedup();
        self.comments = match TypeComments::new(universe, &scanned, profile) {
            Ok(comments) => comments,
            Err(Stop::Pending) => return Ok(false),
            Err(_) => return Err("the comments of types"),
        };
        self.instances = Instances::new(&scanned, profile);
        self.prepared = true;
        Ok(true)
    }

    /// Decides what is to be made; nothing where a package has to be loaded first.
    fn targets(&mut self, universe: &Universe, profile: &Profile) -> Option<Targets> {
        let failed = |finding| Targets { diagnostics: vec![finding], ..Targets::default() };
        match self.prepare(universe, profile) {
            Ok(true) => {}
            Ok(false) => return None,
            Err(who) => return Some(failed(stuck(who))),
        }
        let cx = self.cx(universe, profile);
        let decide = |requested| guarded(|| self.generator.targets(Cx { requested, ..cx }), failed);
        let found = if self.generator.decides_each_alone() {
            let parts: Vec<Targets> = self.inputs.par_chunks(TOGETHER).map(decide).collect();
            parts.into_iter().fold(Targets::default(), |mut all, part| {
                all.targets.extend(part.targets);
                all.diagnostics.extend(part.diagnostics);
                all.pending |= part.pending;
                all
            })
        } else {
            decide(&self.inputs)
        };
        (!found.pending).then_some(found)
    }
}

/// What is to be made.
#[derive(Default)]
pub(super) struct Planned {
    /// Task, by its place in the list, and file; in order of tasks, then packages.
    pub(super) targets: Vec<(usize, Target)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// What was made.
#[derive(Default)]
pub(super) struct Made {
    pub(super) artifacts: Vec<Artifact>,
    /// What has to be written by hand, each with the generator that says so.
    pub(super) stubs: Vec<(&'static str, Stubs)>,
    /// What goes besides Go source, each with its generator.
    pub(super) reports: Vec<(&'static str, Report)>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How many generators had something to do.
    pub(super) active: usize,
}

/// Decides what is to be made: each generator in its order, the generators side by side.
pub(super) fn targets(session: &mut Session<'_>, tasks: &mut [Task], profile: &Profile) -> Planned {
    let mut found: Vec<Option<Targets>> = tasks.iter().map(|_| None).collect();
    loop {
        let universe = &session.universe;
        let undecided = tasks.par_iter_mut().zip(&mut found).filter(|(_, found)| found.is_none());
        undecided.for_each(|(task, found)| *found = task.targets(universe, profile));
        if found.iter().all(Option::is_some) || !session.load_demanded() {
            break;
        }
    }
    let mut planned = Planned::default();
    for (nth, (task, found)) in tasks.iter().zip(found).enumerate() {
        let Some(found) = found else {
            planned.diagnostics.push(stuck(task.generator.info().name));
            continue;
        };
        planned.diagnostics.extend(found.diagnostics);
        // A generator reads packages of others, too.
        let targets = found.targets.into_iter().filter(|target| session.is_writable(target.package));
        planned.targets.extend(targets.map(|target| (nth, target)));
    }
    planned
}

/// Makes a draft of a generator for a target into what goes on disk, if anything does.
pub(super) type Finish<'f> = dyn Fn(&'static str, &Target, Draft, &Universe) -> Option<Artifact> + Sync + 'f;

/// What became of one target.
struct Answer {
    /// All but the draft.
    output: Output,
    artifact: Option<Artifact>,
}

/// Makes everything. Each draft is finished where it was made, while it is at hand, and its memory serves for the next.
pub(super) fn run(
    session: &mut Session<'_>,
    tasks: &mut [Task],
    profile: &Profile,
    finish: &Finish<'_>,
    watch: &Stopwatch,
    until: &Until,
) -> Made {
    let planned = watch.time("targets", || targets(session, tasks, profile));
    let mut made = Made::default();
    let mut active: Vec<usize> = planned.targets.iter().map(|(task, _)| *task).collect();
    active.dedup();
    made.active = active.len();

    let order = longest_first(&planned.targets, tasks, &session.universe);
    watch.time("look ahead", || {
        order.par_iter().with_max_len(1).for_each(|&nth| {
            let (task, target) = &planned.targets[nth];
            let task = &tasks[*task];
            guarded(|| task.generator.look_ahead(task.cx(&session.universe, profile), target), drop);
        });
    });
    watch.time("load", || session.load_demanded());
    let mut answers: Vec<Option<Answer>> = planned.targets.iter().map(|_| None).collect();
    let mut waiting = order;
    loop {
        let universe = &session.universe;
        let generate = |&nth: &usize| {
            let (task, target) = &planned.targets[nth];
            let task = &tasks[*task];
            let failed = |finding| Output { diagnostics: vec![finding], ..Output::default() };
            // What is made of a run that ends is for nobody.
            if until.check().is_err() {
                return (nth, Answer { output: Output::default(), artifact: None });
            }
            let mut output = guarded(|| task.generator.generate(task.cx(universe, profile), target), failed);
            let draft = output.draft.take();
            let artifact = draft.and_then(|draft| finish(task.generator.info().name, target, draft, universe));
            (nth, Answer { output, artifact })
        };
        let round: Vec<_> = watch.time("render", || waiting.par_iter().with_max_len(1).map(generate).collect());
        for (nth, answer) in round {
            answers[nth] = (!answer.output.pending).then_some(answer);
        }
        waiting.retain(|&nth| answers[nth].is_none());
        if waiting.is_empty() {
            break;
        }
        if !watch.time("load", || session.load_demanded()) {
            made.diagnostics.push(stuck("a generator"));
            break;
        }
    }
    made.diagnostics.splice(..0, planned.diagnostics);
    for (answer, (task, _)) in answers.into_iter().zip(planned.targets) {
        let Some(Answer { output, artifact }) = answer else { continue };
        made.diagnostics.extend(output.diagnostics);
        let name = tasks[task].generator.info().name;
        made.stubs.extend(output.stubs.map(|stubs| (name, stubs)));
        made.reports.extend(output.reports.into_iter().map(|report| (name, report)));
        made.artifacts.extend(artifact);
    }
    made
}

/// The places of the targets in the order in which they are begun: what is begun last must not be what takes longest.
fn longest_first(targets: &[(usize, Target)], tasks: &[Task], universe: &Universe) -> Vec<usize> {
    let length = |id: PackageId| {
        let package = universe.loaded(id);
        package.map_or(0, |package| package.files.iter().map(|file| file.source.len()).sum::<usize>())
    };
    // A file in a package of its own speaks of all inputs.
    let weight = |nth: &usize| {
        let (task, target) = &targets[*nth];
        let task = &tasks[*task];
        match task.output {
            Some(output) if output == target.package => task.inputs.iter().map(|&id| length(id)).sum(),
            _ => length(target.package),
        }
    };
    let mut order: Vec<usize> = (0..targets.len()).collect();
    order.sort_by_cached_key(|nth| Reverse(weight(nth)));
    order
}

/// Does `work`; a panic is a finding about kgen itself, not the end of the process.
fn guarded<T>(work: impl FnOnce() -> T, failed: impl FnOnce(Diagnostic) -> T) -> T {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| {
        let words = payload
            .downcast_ref::<&str>()
            .map(|words| (*words).to_owned())
            .or_else(|| payload.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "no message".to_owned());
        failed(Diagnostic::error(&INTERNAL, format!("internal error: {words}")))
    })
}

fn stuck(who: &str) -> Diagnostic {
    Diagnostic::error(&INTERNAL, format!("internal error: {who} waits for a package that nothing loads"))
}
