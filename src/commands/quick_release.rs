//! `kgen quick-release`: from source to a release archive for this machine.
//!
//! The freshness of generated code is a step of ours put between `build_pipeline::PREPARE` and `PIPELINE`, which knows nothing of
//! generating. What is shipped, and how, is that crate's business.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use anyhow::bail;
use build_pipeline::exec::{DryRun, Exec, Real, Recording};
use build_pipeline::{BuildConfig, Finding, Ledger, PIPELINE, PREPARE, Platform, Product, Project, Step, StepCx};
use clap::Args as ClapArgs;

use super::Context;
use crate::cli::Generate;
use crate::config::closest;
use crate::exit::Exit;
use crate::report::pipeline::PipelineLog;
use crate::report::{Answer, Report};
use crate::settings::{Mode, Settings, Wish};

/// The name of our own first step.
pub const GENERATE: &str = "generate";
/// What it does.
pub const GENERATE_SUMMARY: &str = "Generates code as `kgen all` does. With --check it writes nothing and ends the run \
    where a generated file is stale, missing or left over.";

const EXAMPLES: &str = "\
Examples:
  kgen quick-release                  generate, go build every command, pack, and sum up
  kgen quick-release --check          the same, but stale generated files end the run with exit code 1
  kgen quick-release --skip generate  build and pack only
  kgen quick-release --explain        print the commands instead of running them

Archives: <output>/release-tars/<name>-<os>-<arch>.tar.gz with SHA256SUMS beside them; <output> is _output unless
[build] in kgen.toml says otherwise. The same commit gives the same bytes. `kgen explain` describes each step.";

/// The flags of `kgen quick-release`.
#[derive(Clone, Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    generate: Generate,

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

/// Runs the pipeline.
///
/// # Errors
/// As the engine and the steps.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let skip = steps_named(&args.skip)?;
    let settings = cx.settings(&Wish {
        remedy: "all",
        generate: Some(&args.generate),
        mode: if args.check || args.explain { Mode::Check { diff: !args.explain } } else { Mode::Write },
        ..Wish::default()
    })?;
    let real = Real::with_env(settings.env.clone());
    if !args.explain {
        return release(&settings, &skip, &real);
    }
    let root = settings.module.clone().unwrap_or_else(|| settings.root.clone());
    let recording = Recording::new(DryRun(real), &root);
    let mut skip = skip;
    skip.insert(GENERATE.to_owned());
    release(&settings, &skip, &recording)?;
    Ok(Answer::Text(recording.transcript().into_bytes()))
}

fn release(settings: &Settings, skip: &BTreeSet<String>, exec: &dyn Exec) -> anyhow::Result<Answer> {
    let started = Instant::now();
    let log = PipelineLog::new(settings);
    let root = settings.module.as_deref().unwrap_or(&settings.root);
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
    let steps: Vec<&dyn Step> = PREPARE.iter().chain(&gate).chain(PIPELINE).copied().collect();
    let platform = Platform::host();
    let cx = StepCx { project: &project, build: &build, release, platform: &platform, skip, exec, observer: &log };
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
    super::deliver_timings(&mut report, settings)?;
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
fn steps_named(typed: &[String]) -> anyhow::Result<BTreeSet<String>> {
    let before = PREPARE.iter().map(|step| step.name()).chain([GENERATE]);
    let names: Vec<&str> = before.chain(PIPELINE.iter().map(|step| step.name())).collect();
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
