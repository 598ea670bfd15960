//! Running the steps of `build-pipeline`, with the freshness of generated code as a step of our own between
//! `build_pipeline::PREPARE` and what follows: that crate knows nothing of generating. What is built and shipped, and how, is
//! its business.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use anyhow::{Context as _, bail};
use build_pipeline::exec::{DryRun, Exec, Real, Recording};
use build_pipeline::steps::Fetch;
use build_pipeline::{
    Base, BuildConfig, Bytes, Check, Finding, Go, Images, Ledger, Limits, Observer, PREPARE, Platform, Product,
    Project, ReleaseConfig, Step, StepCx, Wanted,
};
use clap::Args as ClapArgs;

use crate::cli::Generate;
use crate::config::closest;
use crate::context::Context;
use crate::exit::Exit;
use crate::report::pipeline::{Outline, PipelineLog};
use crate::report::{Answer, Report, timings};
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

    /// Take only these steps; repeatable
    #[arg(long, value_name = "STEP", conflicts_with = "skip")]
    only: Vec<String>,

    /// Print the commands that would run, and why, and run none that changes anything
    #[arg(long)]
    explain: bool,

    /// Use this go tool instead of the one on PATH
    #[arg(long, value_name = "PATH")]
    go: Option<PathBuf>,

    /// Build the rest where something fails
    #[arg(long)]
    keep_going: bool,

    /// Stay below this much memory, such as 2G [default: what is free]
    #[arg(long, value_name = "SIZE")]
    max_memory: Option<Bytes>,
}

/// What is run.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// Whether code is generated first, and what that needs is at hand.
    pub generates: bool,
    /// The steps after the generated code.
    pub steps: &'a [&'a dyn Step],
    /// What is built.
    pub wanted: &'a Wanted,
    /// Whether it is built with the race detector.
    pub race: bool,
    /// What is made as images, and how.
    pub images: &'a Images,
    /// What the user should know of how it came to this; one sentence each.
    pub notes: &'a [String],
}

impl<'a> Plan<'a> {
    /// Generates, then takes `steps`.
    #[must_use]
    pub fn of(steps: &'a [&'a dyn Step], wanted: &'a Wanted, images: &'a Images) -> Self {
        Self { generates: true, steps, wanted, race: false, images, notes: &[] }
    }
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
        let mut skip = self.unwanted(plan)?;
        if skip.contains(GENERATE) {
            // Nobody else reads modules before the go tool does, which fetches them itself.
            skip.insert(Fetch.name().to_owned());
        }
        let real = Real::with_env(environment(settings)?);
        let log = PipelineLog::new(settings, self.explain);
        if !self.explain {
            return self.steps(settings, plan, &skip, &real, &log);
        }
        let recording = Recording::new(DryRun(real), root(settings));
        skip.insert(GENERATE.to_owned());
        self.steps(settings, plan, &skip, &recording, &log)?;
        Ok(Answer::Text(recording.transcript().into_bytes()))
    }

    /// Says which steps would be taken and what they would make, and takes none that changes anything.
    ///
    /// # Errors
    /// As [`Flags::run`].
    pub fn outline(&self, settings: &Settings, plan: &Plan<'_>) -> anyhow::Result<Answer> {
        let skip = self.unwanted(plan)?;
        let exec = DryRun(Real::with_env(environment(settings)?));
        let outline = Outline::default();
        let project = project(settings, &exec)?;
        let gate: &[&dyn Step] = if plan.generates { &[&WouldGenerate] } else { &[] };
        self.ledger(settings, plan, &project, &skip, &exec, &outline, gate)?;
        Ok(Answer::Text(outline.text(project.version.name()).into_bytes()))
    }

    /// The steps that are not to be taken.
    fn unwanted(&self, plan: &Plan<'_>) -> anyhow::Result<BTreeSet<String>> {
        let before: &[&dyn Step] = if plan.generates { PREPARE } else { &[] };
        let before = before.iter().map(|step| step.name()).chain(plan.generates.then_some(GENERATE));
        let names: Vec<&'static str> = before.chain(plan.steps.iter().map(|step| step.name())).collect();
        if self.only.is_empty() {
            return steps_named("--skip", &self.skip, &names);
        }
        let only = steps_named("--only", &self.only, &names)?;
        Ok(names.into_iter().filter(|name| !only.contains(*name)).map(str::to_owned).collect())
    }

    /// The variables by which other commands see what the go tool sees here, as lines for a shell.
    ///
    /// # Errors
    /// The project cannot be built, or its workspace not be made.
    pub fn print_env(&self, settings: &Settings) -> anyhow::Result<Answer> {
        let exec = Real::with_env(environment(settings)?);
        let build = build_config(settings);
        let project = project(settings, &exec)?;
        let go = Go::of(named_go(self.go.as_deref(), settings)?.as_deref(), &project, &build, &exec);
        go.prepare(&project)?;
        let version = &project.version;
        let epoch = project.epoch.to_string();
        let stated = [
            ("KUBE_GIT_COMMIT", version.git_commit.as_deref()),
            ("KUBE_GIT_TREE_STATE", version.git_tree_state.as_deref()),
            ("KUBE_GIT_VERSION", version.git_version.as_deref()),
            ("KUBE_GIT_MAJOR", version.git_major.as_deref()),
            ("KUBE_GIT_MINOR", version.git_minor.as_deref()),
            ("SOURCE_DATE_EPOCH", Some(epoch.as_str())),
        ];
        let stated = stated.into_iter().filter_map(|(name, value)| Some((name, value?)));
        let of_go = go.variables().iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let line = |(name, value): (&str, &str)| format!("export {name}='{}'\n", value.replace('\'', r"'\''"));
        // The shell has its own word on where it stands.
        let lines: String = of_go.filter(|(name, _)| *name != "PWD").chain(stated).map(line).collect();
        Ok(Answer::Text(lines.into_bytes()))
    }

    fn steps(
        &self,
        settings: &Settings,
        plan: &Plan<'_>,
        skip: &BTreeSet<String>,
        exec: &dyn Exec,
        log: &PipelineLog,
    ) -> anyhow::Result<Answer> {
        let started = Instant::now();
        let project = project(settings, exec)?;
        for note in project.notes.iter().chain(plan.notes) {
            log.note(note);
        }
        let gate_step = GenerateStep { settings, report: Mutex::default() };
        let gate: &[&dyn Step] = if plan.generates { &[&gate_step] } else { &[] };
        let result = self.ledger(settings, plan, &project, skip, exec, log, gate);
        let mut report = gate_step.report.into_inner().unwrap_or_else(PoisonError::into_inner).unwrap_or_default();
        match result {
            // The report says what is wrong better than the step's one sentence.
            Err(_) if report.exit() != Exit::Clean => {}
            Err(error) => return Err(error),
            Ok(ledger) => {
                report.products = shown(&ledger, &project, settings);
                // Whoever builds has not asked for generated code alone.
                report.nothing = None;
            }
        }
        report.elapsed = started.elapsed();
        report.timings.extend(log.phases());
        timings::deliver(&mut report, settings)?;
        Ok(Answer::Run(Box::new(report)))
    }

    /// What the steps of a plan make.
    #[expect(clippy::too_many_arguments, reason = "all of it is what a step may know")]
    fn ledger(
        &self,
        settings: &Settings,
        plan: &Plan<'_>,
        project: &Project,
        skip: &BTreeSet<String>,
        exec: &dyn Exec,
        observer: &dyn Observer,
        gate: &[&dyn Step],
    ) -> anyhow::Result<Ledger> {
        let build = &build_config(settings);
        let release = &release_config(settings);
        let go = &Go::of(named_go(self.go.as_deref(), settings)?.as_deref(), project, build, exec);
        let before: &[&dyn Step] = if plan.generates { PREPARE } else { &[] };
        let steps: Vec<&dyn Step> = before.iter().chain(gate).chain(plan.steps).copied().collect();
        let limits =
            &Limits { jobs: settings.jobs, memory: self.max_memory, keep_going: self.keep_going, race: plan.race };
        let Plan { wanted, images, .. } = *plan;
        let cx = StepCx { project, build, release, images, go, wanted, limits, skip, exec, observer };
        Ok(build_pipeline::run(&steps, &cx)?)
    }
}

/// What the machine has of what a build needs.
///
/// # Errors
/// There is no project that could be built.
pub fn examine(settings: &Settings, go: Option<&Path>) -> anyhow::Result<Vec<Check>> {
    let exec = Real::with_env(environment(settings)?);
    let build = build_config(settings);
    let project = project(settings, &exec)?;
    let go = Go::of(named_go(go, settings)?.as_deref(), &project, &build, &exec);
    Ok(build_pipeline::examine(&project, &build, &go, &exec))
}

/// The facts about the project.
fn project(settings: &Settings, exec: &dyn Exec) -> anyhow::Result<Project> {
    let project = Project::read(root(settings), &build_config(settings), &settings.config.release, exec);
    Ok(project.map_err(build_pipeline::PipelineError::from)?)
}

/// The go tool that was named.
fn named_go(typed: Option<&Path>, settings: &Settings) -> anyhow::Result<Option<PathBuf>> {
    let Some(typed) = typed else { return Ok(None) };
    let path = goload::absolute(&settings.cwd, typed);
    if !path.is_file() {
        bail!("--go {}: there is no such file", typed.display());
    }
    Ok(Some(path))
}

/// The environment of the go tool. `KUBE_GOFLAGS` is the old name of `GOFLAGS`.
fn environment(settings: &Settings) -> anyhow::Result<BTreeMap<OsString, OsString>> {
    let mut env = settings.env.clone();
    if let Some(old) = env.remove(OsStr::new("KUBE_GOFLAGS")).filter(|flags| !flags.is_empty()) {
        let flags = env.entry("GOFLAGS".into()).or_default();
        if !flags.is_empty() && *flags != old {
            bail!("both GOFLAGS and KUBE_GOFLAGS are set; KUBE_GOFLAGS is the old name, so unset that one");
        }
        *flags = old;
    }
    Ok(env)
}

/// `[build]`, with the environment applied.
fn build_config(settings: &Settings) -> BuildConfig {
    let mut build: BuildConfig = settings.config.build.clone();
    if let Some(output) = variable(settings, "OUT_DIR") {
        build.output = root(settings).join(output);
    } else if root(settings) != settings.root {
        build.output = settings.root.join(&build.output);
    }
    build.local = variable(settings, "KUBE_OUTPUT_SUBPATH").map(|path| root(settings).join(path));
    for path in [Some(&mut build.output), build.local.as_mut()].into_iter().flatten() {
        if let Ok(below) = path.strip_prefix(root(settings)) {
            *path = below.to_owned();
        }
    }
    build
}

/// `[release]`, with the environment applied.
fn release_config(settings: &Settings) -> ReleaseConfig {
    let mut release = settings.config.release.clone();
    if let Some(word) = variable(settings, "KUBE_RELEASE_RUN_TESTS") {
        release.tests = word.eq_ignore_ascii_case("y");
    }
    release
}

/// `[[image]]` and `[registry]`, with the environment applied.
///
/// # Errors
/// A variable does not hold what a name or a tag can be.
pub fn images(settings: &Settings, offline: bool) -> anyhow::Result<Images> {
    let mut images = Images {
        tables: settings.config.image.clone(),
        registry: settings.config.registry.clone(),
        engine: None,
        push: false,
        allow_dirty: false,
        partial: false,
        quick: false,
    };
    images.registry.offline = offline;
    let moved = |name: &str, to: &str| {
        let last = name.rsplit('/').next().unwrap_or(name);
        format!("{}/{last}", to.trim_end_matches('/'))
    };
    for image in &mut images.tables {
        if let Some(registry) = variable(settings, "KUBE_DOCKER_REGISTRY") {
            image.name = Some(moved(image.name(), registry));
        }
        if let Some(tag) = variable(settings, "KUBE_DOCKER_IMAGE_TAG") {
            image.tag = Some(tag.to_owned());
        }
        if let Some(registry) = variable(settings, "KUBE_BASE_IMAGE_REGISTRY")
            && let Base::Reference(name) = &image.base
        {
            let base = Base::try_from(moved(name, registry));
            image.base = base.map_err(anyhow::Error::msg).context("KUBE_BASE_IMAGE_REGISTRY")?;
        }
    }
    Ok(images)
}

/// The platforms that were typed, or else those of `KUBE_BUILD_PLATFORMS`.
///
/// # Errors
/// One of them is not written as a platform.
pub fn platforms(typed: &[String], settings: &Settings) -> anyhow::Result<BTreeSet<Platform>> {
    if typed.is_empty() {
        let words = words(settings, "KUBE_BUILD_PLATFORMS");
        return words.map(|word| word.parse().context("KUBE_BUILD_PLATFORMS")).collect();
    }
    typed.iter().map(|word| word.parse().context("--platform")).collect()
}

/// The Linux that is most like this machine.
///
/// # Errors
/// Its architecture cannot be a platform's.
pub fn linux_here() -> anyhow::Result<Platform> {
    Ok(format!("linux/{}", Platform::host().arch()).parse()?)
}

/// The words of a variable.
pub fn words<'a>(settings: &'a Settings, name: &str) -> impl Iterator<Item = &'a str> {
    variable(settings, name).unwrap_or_default().split_whitespace()
}

/// A variable that is set and not empty.
fn variable<'a>(settings: &'a Settings, name: &str) -> Option<&'a str> {
    let value = settings.env.get(OsStr::new(name)).and_then(|value| value.to_str());
    value.filter(|value| !value.is_empty())
}

/// The directory of the module.
pub fn root(settings: &Settings) -> &std::path::Path {
    settings.module.as_deref().unwrap_or(&settings.root)
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

/// The values of a flag, each of them a step.
fn steps_named(flag: &str, typed: &[String], names: &[&str]) -> anyhow::Result<BTreeSet<String>> {
    for name in typed {
        if !names.contains(&name.as_str()) {
            match closest(name, names.iter().copied()) {
                Some(meant) => bail!("{flag} {name}: there is no such step; did you mean `{meant}`?"),
                None => bail!("{flag} {name}: there is no such step; the steps are {}", names.join(", ")),
            }
        }
    }
    Ok(typed.iter().cloned().collect())
}

/// Stands for the other in an outline: what is stale is not looked for, since `kgen verify` says that.
struct WouldGenerate;

impl Step for WouldGenerate {
    fn name(&self) -> &'static str {
        GENERATE
    }

    fn summary(&self) -> &'static str {
        GENERATE_SUMMARY
    }

    fn run(&self, _cx: &StepCx<'_>, _done: &Ledger) -> anyhow::Result<Vec<Product>> {
        Ok(Vec::new())
    }
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
