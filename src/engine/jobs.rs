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
use genkit::generator::{Cx, Generator, Output, Target, Targets};
use genkit::instances::Instances;
use goload::Session;
use gotypes::{PackageId, Stop, Universe};
use rayon::prelude::*;

use crate::report::{INTERNAL, Stopwatch};

/// What is to be made.
pub(super) struct Planned {
    /// Generator, by its place in the list, and file; in order of generators, then packages.
    pub(super) targets: Vec<(usize, Target)>,
    pub(super) diagnostics: Vec<Diagnostic>,
    comments: TypeComments,
    instances: Instances,
}

impl Planned {
    fn cx<'a>(&'a self, universe: &'a Universe, profile: &'a Profile, requested: &'a [PackageId]) -> Cx<'a> {
        Cx { universe, profile, requested, comments: &self.comments, instances: &self.instances }
    }
}

/// What was made.
#[derive(Default)]
pub(super) struct Made {
    /// Each with its generator and target.
    pub(super) drafts: Vec<(&'static str, Target, Draft)>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How many generators had something to do.
    pub(super) active: usize,
}

/// Decides what is to be made.
pub(super) fn targets(
    session: &mut Session<'_>,
    generators: &[Box<dyn Generator>],
    requested: &[PackageId],
    instances: Instances,
    profile: &Profile,
) -> Planned {
    let mut diagnostics = Vec::new();
    let comments = loop {
        match TypeComments::new(&session.universe, requested, profile) {
            Ok(comments) => break comments,
            Err(Stop::Pending) if session.load_demanded() => {}
            Err(_) => {
                diagnostics.push(stuck("the comments of types"));
                break TypeComments::default();
            }
        }
    };
    let mut targets = Vec::new();
    for (nth, generator) in generators.iter().enumerate() {
        let found = loop {
            let cx = Cx { universe: &session.universe, profile, requested, comments: &comments, instances: &instances };
            let found = guarded(
                || generator.targets(cx),
                |finding| Targets { diagnostics: vec![finding], ..Targets::default() },
            );
            if !found.pending {
                break found;
            }
            if !session.load_demanded() {
                diagnostics.push(stuck(generator.info().name));
                break Targets::default();
            }
        };
        diagnostics.extend(found.diagnostics);
        targets.extend(found.targets.into_iter().map(|target| (nth, target)));
    }
    Planned { targets, diagnostics, comments, instances }
}

/// Makes everything.
pub(super) fn run(
    session: &mut Session<'_>,
    generators: &[Box<dyn Generator>],
    requested: &[PackageId],
    instances: Instances,
    profile: &Profile,
    watch: &Stopwatch,
) -> Made {
    let planned = watch.time("targets", || targets(session, generators, requested, instances, profile));
    let mut made = Made::default();
    let mut active: Vec<usize> = planned.targets.iter().map(|(generator, _)| *generator).collect();
    active.dedup();
    made.active = active.len();

    let order = longest_first(&planned.targets, &session.universe);
    watch.time("look ahead", || {
        let cx = planned.cx(&session.universe, profile, requested);
        order.par_iter().with_max_len(1).for_each(|&nth| {
            let (generator, target) = &planned.targets[nth];
            guarded(|| generators[*generator].look_ahead(cx, target), drop);
        });
    });
    watch.time("load", || session.load_demanded());
    let mut outputs: Vec<Option<Output>> = planned.targets.iter().map(|_| None).collect();
    let mut waiting = order;
    loop {
        let cx = planned.cx(&session.universe, profile, requested);
        let generate = |&nth: &usize| {
            let (generator, target) = &planned.targets[nth];
            let failed = |finding| Output { diagnostics: vec![finding], ..Output::default() };
            (nth, guarded(|| generators[*generator].generate(cx, target), failed))
        };
        let answers: Vec<_> = watch.time("render", || waiting.par_iter().with_max_len(1).map(generate).collect());
        for (nth, answer) in answers {
            outputs[nth] = (!answer.pending).then_some(answer);
        }
        waiting.retain(|&nth| outputs[nth].is_none());
        if waiting.is_empty() {
            break;
        }
        if !watch.time("load", || session.load_demanded()) {
            made.diagnostics.push(stuck("a generator"));
            break;
        }
    }
    made.diagnostics.splice(..0, planned.diagnostics);
    for (output, (generator, target)) in outputs.into_iter().zip(planned.targets) {
        let Some(output) = output else { continue };
        made.diagnostics.extend(output.diagnostics);
        if let Some(draft) = output.draft {
            made.drafts.push((generators[generator].info().name, target, draft));
        }
    }
    made
}

/// The places of the targets in the order in which they are begun: what is begun last must not be what takes longest.
fn longest_first(targets: &[(usize, Target)], universe: &Universe) -> Vec<usize> {
    let length = |nth: &usize| {
        let package = universe.loaded(targets[*nth].1.package);
        package.map_or(0, |package| package.files.iter().map(|file| file.source.len()).sum::<usize>())
    };
    let mut order: Vec<usize> = (0..targets.len()).collect();
    order.sort_by_cached_key(|nth| Reverse(length(nth)));
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
