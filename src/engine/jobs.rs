//! Targets and drafts, asked for until no package is missing any more.
//!
//! Generators are pure: one that needs a package which is not loaded says so, the package is loaded,
//! and only those that waited are asked again.

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

    watch.time("look ahead", || {
        let cx = planned.cx(&session.universe, profile, requested);
        let look =
            |(generator, target): &(usize, Target)| guarded(|| generators[*generator].look_ahead(cx, target), drop);
        planned.targets.par_iter().for_each(look);
    });
    watch.time("load", || session.load_demanded());
    let mut outputs: Vec<Option<Output>> = planned.targets.iter().map(|_| None).collect();
    loop {
        let cx = planned.cx(&session.universe, profile, requested);
        watch.time("render", || {
            outputs.par_iter_mut().zip(&planned.targets).filter(|(output, _)| output.is_none()).for_each(
                |(output, (generator, target))| {
                    let failed = |finding| Output { diagnostics: vec![finding], ..Output::default() };
                    let answer = guarded(|| generators[*generator].generate(cx, target), failed);
                    *output = (!answer.pending).then_some(answer);
                },
            );
        });
        let waiting = outputs.iter().filter(|output| output.is_none()).count();
        if waiting == 0 {
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
