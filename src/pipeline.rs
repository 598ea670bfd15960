//! Running the steps of `build-pipeline`, with the freshness of generated code as a step of our own between
//! `build_pipeline::PREPARE` and what follows: that crate knows nothing of generating. What is built and shipped, and how, is
//! its business.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use anyhow::bail;
use build_pipeline::exec::{DryRun, Exec, Real, Recording};
use build_pipeline::{BuildConfig, Finding, Ledger, PREPARE, Platform, Product, Project, Step, StepCx};
use clap::Args as ClapArgs;

use crate::cli::Generate;
use crate::commands::{Context, deliver_timings};
use crate::config::closest;
use crate::exit::Exit;
use crate::report::pipeline::PipelineLog;
use crate::report::{Answer, Report};
use crate::settings::{Mode, Settings, Wish};

/// The name of our own step.
pub const GENERATE: &str = "generate";
/// What it does.
pub const GENERATE_SUMMARY: &str = "Generates code as `kgen all` does. With --check it writes nothing and ends the run \
    where a generated file is stale, missing or left over.";

/// The flags of every command that runs a pipeline.
#[derive(Clone, Debug, ClapArgs)]
pub struct Flags {
    /// Check generated files instead of writing them
    #[arg(long)]
    check: bool,

    /// Leave out a step; repeatable
    #[arg(long, value_name = "STEP")]
    skip: Vec<String>,

    /// Print the commands that would run, and run none that changes anything
    #[arg(long)]
    explain: bool,
}

/// What is run.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// The steps after the generated code.
    pub steps: &'a [&'a dyn Step],
    /// What is built for.
    pub platforms: &'a [Platform],
    /// The commands that were named; none means all.
    pub targets: &'a [String],
}

impl Flags {
    /// The settings of such a run.
    ///
    /// # Errors
    /// As [`Settings::resolve`].
    pub fn settings(&self, generate: Option<&Generate>, cx: &Context<'_>) -> anyhow::Result<Settings> {
        let mode = if self.check || self.explain { Mode::Check { diff: !self.explain } } else { Mode::Write };
        cx.settings(&Wish { remedy: "all", generate, mode, ..Wish::default() })
    }

    /// Runs the plan.
    ///
    /// # Errors
    /// As the engine and the steps.
    pub fn run(&self, settings: &Settings, plan: &Plan<'_>) -> anyhow::Result<Answer> {
        let mut skip = steps_named(&self.skip, plan.steps)?;
        let real = Real::with_env(settings.env.clone());
        if !self.explain {
            return steps(settings, plan, &skip, &real);
        }
        let recording = Recording::new(DryRun(real), root(settings));
        skip.insert(GENERATE.to_owned());
        steps(settings, plan, &skip, &recording)?;
        Ok(Answer::Text(recording.transcript().into_bytes()))
    }
}

/// The directory of the module.
pub fn root(settings: &Settings) -> &std::path::Path {
    settings.module.as_deref().unwrap_or(&settings.root)
}

fn steps(settings: &Settings, plan: &Plan<'_>, skip: &BTreeSet<String>, exec: &dyn Exec) -> anyhow::Result<Answer> {
    let started = Instant::now();
    let log = PipelineLog::new(settings);
    let root = root(settings);
    let mut build: BuildConfig = settings.config.build.clone();
    if root != settings.root {
        build.output = settings.root.join(&build.output);
    }
    let release = &settings.config.release;
    let project = Project::read(root, &build, release, exec).map_err(build_pipeline::PipelineError::from)?;
    for note in &project.notes {
        log.note(note);
    }
    let gate_step = GenerateStep { settings, report: Mutex::default() };
    let gate: [&dyn Step; 1] = [&gate_step];
    let steps: Vec<&dyn Step> = PREPARE.iter().chain(&gate).chain(plan.steps).copied().collect();
    let Plan { platforms, targets, .. } = *plan;
    let cx = StepCx { project: &project, build: &build, release, platforms, targets, skip, exec, observer: &log };
    let result = build_pipeline::run(&steps, &cx);
    let mut report = gate_step.report.into_inner().unwrap_or_else(PoisonError::into_inner).unwrap_or_default();
    match result {
        // The report says what is wrong better than the step's one sentence.
        Err(_) if report.exit() != Exit::Clean => {}
        Err(error) => return Err(error.into()),
        Ok(ledger) => report.products = shown(&ledger, &project, settings),
    }
    report.elapsed = started.elapsed();
    report.timings.extend(log.phases());
    deliver_timings(&mut report, settings)?;
    Ok(Answer::Run(Box::new(report)))
}

/// The products under the paths that the user can open from where they stand.
fn shown(ledger: &Ledger, project: &Project, settings: &Settings) -> Vec<Product> {
    let mut products = ledger.products().to_vec();
    for product in &mut products {
        let path = project.at(&product.path);
        product.path = settings.shown(&path).to_path_buf();
    }
    products
}

/// The values of `--skip`, each of them a step.
fn steps_named(typed: &[String], steps: &[&dyn Step]) -> anyhow::Result<BTreeSet<String>> {
    let before = PREPARE.iter().map(|step| step.name()).chain([GENERATE]);
    let names: Vec<&str> = before.chain(steps.iter().map(|step| step.name())).collect();
    for name in typed {
        if !names.contains(&name.as_str()) {
            match closest(name, names.iter().copied()) {
                Some(meant) => bail!("--skip {name}: there is no such step; did you mean `{meant}`?"),
                None => bail!("--skip {name}: there is no such step; the steps are {}", names.join(", ")),
            }
        }
    }
    Ok(typed.iter().cloned().collect())
}

/// Generates or checks, before anything is built.
struct GenerateStep<'a> {
    settings: &'a Settings,
    report: Mutex<Option<Report>>,
}

impl Step for GenerateStep<'_> {
    fn name(&self) -> &'static str {
        GENERATE
    }

    fn summary(&self) -> &'static str {
        GENERATE_SUMMARY
    }

    fn run(&self, _cx: &StepCx<'_>, _done: &Ledger) -> anyhow::Result<Vec<Product>> {
        let report = crate::engine::run(self.settings)?;
        let exit = report.exit();
        *self.report.lock().unwrap_or_else(PoisonError::into_inner) = Some(report);
        if exit == Exit::Clean {
            Ok(Vec::new())
        } else {
            Err(Finding("generated code is not in order".to_owned()).into())
        }
    }
}
