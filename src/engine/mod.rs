//! The run as one function: find, load, decide, generate, reconcile, write.
//!
//! ```text
//! Settings ─► found packages ─► Session (universe) ─► targets ─► drafts ─► artifacts ─► changes ─► Report
//! ```
//!
//! Disk is touched at both ends only. A run is all or nothing: with an error among the findings no
//! file is written.

mod assets;
mod cache;
mod finish;
mod jobs;
mod parsed;
mod reconcile;
mod tables;
mod until;

use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use anyhow::Context as _;
use diag::{Diagnostic, Severity};
use generators::{REGISTRY, bindata};
use genkit::compat::Profile;
use genkit::generator::{Generator, Info, UNRESOLVED};
use genkit::marker;
use goload::{Context, Env, FileText, Found, Host, LoadError, Locator, Scope, Session};
use gosyn::ast::File;
use memchr::memmem::Finder;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use store::seen::Witness;

use crate::report::{Answer, Listing, Report, Row, Stopwatch};
use crate::settings::{Generators, Mode, Settings};

use cache::Memo;
pub use finish::GENERATED_BY;
use jobs::Task;
pub use until::{Superseded, Until};

/// Generates, or checks, and says what came of it.
///
/// # Errors
///
/// Where there is no module, a package that was named is not there, or reading or writing fails.
/// What can be mended at a place in a file is in the report instead.
pub fn run(settings: &Settings) -> anyhow::Result<Report> {
    run_until(settings, &Until::default())
}

/// The same, as long as nothing newer supersedes the run.
///
/// # Errors
///
/// As [`run`]; [`Superseded`], and nothing is written then.
pub fn run_until(settings: &Settings, until: &Until) -> anyhow::Result<Report> {
    in_pool(settings, || {
        let watch = Stopwatch::default();
        let env = environment(settings);
        let memo = Memo::open(settings, &env);
        if let Some(memo) = &memo
            && let Some(report) = watch.time("cache", || memo.recall(settings))
        {
            return Ok(Report { elapsed: watch.elapsed(), timings: watch.phases(), ..report });
        }
        let mut report = match &settings.generators {
            Generators::One(bindata::NAME) => hold_assets(settings, &watch)?,
            _ => generate(settings, env, &watch, until)?,
        };
        if let Some(memo) = &memo {
            watch.time("keep", || memo.keep(&report));
        }
        report.elapsed = watch.elapsed();
        report.timings = watch.phases();
        Ok(report)
    })
}

/// A run without memory.
fn generate(settings: &Settings, env: Env, watch: &Stopwatch, until: &Until) -> anyhow::Result<Report> {
    // Nobody has to wait until all that was read is taken apart: the end of the process does it.
    let locator = ManuallyDrop::new(Locator::open(&settings.cwd, env).map_err(explained)?);
    let prepared = prepare(settings, &locator, watch)?;
    let Prepared { mut session, mut tasks, mut packages, profile, found } = prepared;
    if session.diagnostics.iter().any(|finding| finding.severity == Severity::Error) {
        // What follows from text that could not be read would only hide the place to mend.
        tasks.iter_mut().for_each(|task| task.inputs.clear());
        packages = 0;
    }
    until.check()?;
    let header = finish::header(settings)?;
    let finish: &jobs::Finish<'_> = &|generator, target, draft, universe| match settings.mode {
        Mode::Stubs => None,
        Mode::Write | Mode::Check { .. } | Mode::Stdout => {
            finish::finish(generator, target, draft, universe, &header, &profile, settings)
        }
    };
    let made = watch.time("generate", || jobs::run(&mut session, &mut tasks, &profile, finish, watch, until));
    until.check()?;
    let mut artifacts = made.artifacts;
    match settings.mode {
        Mode::Stubs => artifacts.extend(finish::stubs(made.stubs, &session.universe)),
        Mode::Write | Mode::Check { .. } | Mode::Stdout => artifacts.extend(finish::reports(made.reports)),
    }
    let mut report = Report { packages, generators: made.active, remedy: settings.remedy.clone(), ..Report::default() };
    report.diagnostics = wrong_imports(&session, &profile);
    report.diagnostics.append(&mut session.diagnostics);
    report.diagnostics.extend(made.diagnostics);
    if settings.mode != Mode::Stubs {
        artifacts.extend(watch.time("assets", || assets::artifacts(settings, &mut report.diagnostics))?);
    }
    if settings.strict {
        make_strict(&mut report.diagnostics);
    }
    diag::sort(&mut report.diagnostics, &session.sources);
    diag::fold(&mut report.diagnostics, &UNRESOLVED);
    if artifacts.is_empty() && !report.has_errors() {
        report.nothing = Some(nothing(settings, &tasks, packages));
    }
    if !report.has_errors() {
        // What is written into a package of its own stays if nobody names that package any more.
        let beside = tasks.iter().filter(|task| task.generator.output().is_none());
        let beside: Vec<_> = beside.map(|task| task.generator.info()).collect();
        let left_over = if settings.drop_in { Vec::new() } else { reconcile::left_over(&found, &artifacts, &beside) };
        let changes = watch.time("reconcile", || reconcile::compare(artifacts, left_over, &found, settings))?;
        report.files = watch.time("write", || until.write(|| reconcile::apply(changes, &found, settings)))??;
    }
    if let Some(path) = settings.var("KGEN_PARSED_FILES") {
        parsed::write(Path::new(path), &session, settings)?;
    }
    report.sources = std::mem::take(&mut session.sources);
    std::mem::forget((session, tasks, found));
    Ok(report)
}

/// A run of bindata alone, which needs no Go packages.
fn hold_assets(settings: &Settings, watch: &Stopwatch) -> anyhow::Result<Report> {
    let mut report = Report { generators: 1, remedy: settings.remedy.clone(), ..Report::default() };
    let artifacts = watch.time("assets", || assets::artifacts(settings, &mut report.diagnostics))?;
    if settings.strict {
        make_strict(&mut report.diagnostics);
    }
    diag::sort(&mut report.diagnostics, &report.sources);
    if !report.has_errors() {
        let changes = watch.time("reconcile", || reconcile::compare(artifacts, Vec::new(), &[], settings))?;
        report.files = watch.time("write", || reconcile::apply(changes, &[], settings))?;
    }
    Ok(report)
}

/// What `kgen bindata --migrate embed` prints: the Go file, or what keeps assets from being embedded.
///
/// # Errors
///
/// An input cannot be read.
pub fn embedded(settings: &Settings) -> anyhow::Result<Answer> {
    let mut findings = Vec::new();
    let text = assets::embedded(settings, &mut findings)?;
    let report = Report::of_findings(findings, diag::Sources::default());
    Ok(if report.has_errors() { Answer::Run(Box::new(report)) } else { Answer::Text(text.into_bytes()) })
}

/// Makes warnings errors.
fn make_strict(diagnostics: &mut [Diagnostic]) {
    for finding in diagnostics.iter_mut().filter(|finding| finding.severity == Severity::Warning) {
        finding.severity = Severity::Error;
    }
}

/// Says what would be generated; generates nothing.
///
/// # Errors
///
/// As [`run`].
pub fn list(settings: &Settings) -> anyhow::Result<Listing> {
    in_pool(settings, || {
        let watch = Stopwatch::default();
        let locator = Locator::open(&settings.cwd, environment(settings)).map_err(explained)?;
        let Prepared { mut session, mut tasks, packages, profile, .. } = prepare(settings, &locator, &watch)?;
        let planned = jobs::targets(&mut session, &mut tasks, &profile);
        let mut listing = Listing {
            compat: format!("{} ({})", settings.compat.version, settings.compat.origin),
            ..Listing::default()
        };
        for (task, target) in planned.targets {
            let Some(package) = session.universe.loaded(target.package) else { continue };
            listing.rows.push(Row {
                package: package.path.to_string(),
                directory: settings.shown(&package.dir).to_path_buf(),
                generator: tasks[task].generator.info().name.to_owned(),
                why: target.why,
                output: settings.shown(&package.dir).join(&target.file),
            });
        }
        listing.rows.extend(assets::rows(settings));
        listing.rows.sort_by(|left, right| (&left.package, &left.generator).cmp(&(&right.package, &right.generator)));
        listing.diagnostics = wrong_imports(&session, &profile);
        listing.diagnostics.append(&mut session.diagnostics);
        listing.diagnostics.extend(planned.diagnostics);
        diag::sort(&mut listing.diagnostics, &session.sources);
        diag::fold(&mut listing.diagnostics, &UNRESOLVED);
        if listing.rows.is_empty() {
            listing.nothing = Some(nothing(settings, &tasks, packages));
        }
        listing.sources = session.sources;
        Ok(listing)
    })
}

/// Runs `work` on as many threads as were asked for. The thread that asks first is one of them, and stays so until the
/// process ends: of two new threads a system may leave both on one core for milliseconds, while the core of who waits for
/// them lies idle.
fn in_pool<T: Send>(settings: &Settings, work: impl FnOnce() -> anyhow::Result<T> + Send) -> anyhow::Result<T> {
    static BEGUN: AtomicBool = AtomicBool::new(false);
    if rayon::current_thread_index().is_some() {
        return work();
    }
    let builder = rayon::ThreadPoolBuilder::new().num_threads(settings.jobs);
    if BEGUN.swap(true, Ordering::Relaxed) {
        return builder.build().context("cannot start threads")?.install(work);
    }
    std::mem::forget(builder.use_current_thread().build().context("cannot start threads")?);
    work()
}

/// What Go's environment says.
fn environment(settings: &Settings) -> Env {
    let variable = |name: &str| settings.env.get(std::ffi::OsStr::new(name))?.to_str().map(str::to_owned);
    Env::new(&variable, Host::current())
}

/// A load error with its remedy below it.
fn explained(error: LoadError) -> anyhow::Error {
    match error.help() {
        Some(help) => anyhow::anyhow!("{error}\n{help}"),
        // Its words end with what the system said, which would be said twice as a cause.
        None => anyhow::anyhow!("{error}"),
    }
}

/// Everything that is known before anything is decided.
struct Prepared<'l> {
    session: Session<'l>,
    /// The generators, each with its inputs.
    tasks: Vec<Task>,
    /// How many packages hold something for a generator.
    packages: usize,
    profile: Profile,
    /// The directories that were looked at, for what is left over in them.
    found: Vec<reconcile::Looked>,
}

/// What the files of a package that was found hold.
struct Speaks {
    /// For each generator whether its marker stands in one of them.
    of: Vec<bool>,
    /// Whether one of them is worth reading for what it holds.
    reading: bool,
    /// Whether the package was named as such.
    named: bool,
    /// Whether files may be written beside them.
    writable: bool,
}

/// Whether a generator's marker stands in a comment of a file.
fn asks(bytes: &[u8], needle: &Finder<'_>) -> bool {
    needle.find_iter(bytes).any(|at| marker::begins_comment_line(bytes, at))
}

fn infos(tasks: &[Task]) -> Vec<&'static Info> {
    tasks.iter().map(|task| task.generator.info()).collect()
}

/// Finds the packages and loads them, while a thread reads what nearly every import will ask for.
fn prepare<'l>(settings: &'l Settings, locator: &'l Locator, watch: &Stopwatch) -> anyhow::Result<Prepared<'l>> {
    thread::scope(|threads| {
        if locator.mode() != goload::Mode::Gopath {
            let witness = Witness::here();
            threads.spawn(move || {
                witness.iter().for_each(Witness::watch);
                locator.prefetch();
            });
        }
        find_and_load(settings, locator, watch)
    })
}

fn find_and_load<'l>(settings: &'l Settings, locator: &'l Locator, watch: &Stopwatch) -> anyhow::Result<Prepared<'l>> {
    let profile = Profile::of(settings.compat.version.minor()).unwrap_or_else(Profile::newest);
    let tables = settings.tables();
    let generators: Vec<Box<dyn Generator>> = REGISTRY
        .iter()
        .filter(|entry| match &settings.generators {
            Generators::All => true,
            Generators::One(name) => entry.info.name == *name,
        })
        .flat_map(|entry| (entry.build)(tables))
        .collect();
    let asked = generators.iter().flat_map(|generator| generator.info().asks.iter().copied());
    let context = Context::new(locator.env(), &[&settings.build_tag]).asking(asked.chain([marker::ANY]));
    let mut session = Session::new(locator, context.clone(), |path: &Path| settings.shown(path).to_path_buf());
    session.diagnostics.extend(locator.diagnostics(&mut session.sources));

    let finder = |text: &str| Finder::new(text.as_bytes()).into_owned();
    let needles: Vec<Finder<'static>> = generators.iter().map(|generator| finder(generator.info().needle)).collect();
    let headers: Vec<String> = generators.iter().map(|generator| finish::generated_by(generator.info().tool)).collect();
    let header = Finder::new(finish::GENERATED_BY);
    let is_headed = |bytes: &[u8]| {
        header.find_iter(bytes).any(|at| headers.iter().any(|header| bytes[at..].starts_with(header.as_bytes())))
    };
    // Every generator's marker begins so, and a misspelt one is looked for wherever there is any of this kind.
    let any = Finder::new(marker::ANY);
    let wanted = |bytes: &[u8]| any.find(bytes).is_some() || is_headed(bytes);
    let scope = if settings.patterns.is_empty() {
        Scope::Tree
    } else {
        Scope::Patterns(&settings.patterns, &settings.pattern_base)
    };
    // Where all know their inputs, nobody has to look for any.
    let known = settings.patterns.is_empty() && generators.iter().all(|generator| generator.inputs().is_some());
    let find = || if known { Ok(Vec::new()) } else { locator.discover(scope, &context, &wanted) };
    let found = watch.time("find", find).map_err(explained)?;
    let mut found: Vec<Found> = found.into_iter().filter(|found| !excluded(settings, found)).collect();
    found.sort_by(|left, right| left.located.canonical.cmp(&right.located.canonical));
    let looked: Vec<_> = found.par_iter().map(reconcile::Looked::new).collect();

    let known = known_markers();
    // Who runs one generator on a package names an input as upstream's tool is named it; who runs all of them does not.
    let by_name = settings.generators != Generators::All;
    let speaks = |found: &Found| -> Speaks {
        let files = &found.files.files;
        let mut of = vec![false; generators.len()];
        let looks: Vec<bool> = generators.iter().map(|generator| generator.inputs().is_none()).collect();
        for file in files {
            // One marker is as good as many.
            if of.iter().eq(&looks) {
                break;
            }
            // All of them begin alike, so one search finds them.
            for at in any.find_iter(&file.bytes) {
                for ((of, needle), looks) in of.iter_mut().zip(&needles).zip(&looks) {
                    *of = *of
                        || *looks
                            && file.bytes[at..].starts_with(needle.needle())
                            && marker::begins_comment_line(&file.bytes, at);
                }
            }
        }
        let reading = of.contains(&true) || files.iter().any(|file| is_headed(&file.bytes) || misspelt(file, &known));
        Speaks { of, reading, named: found.named, writable: locator.is_writable(&found.located.dir) }
    };
    let speaking: Vec<Speaks> = found.par_iter().map(speaks).collect();
    // Who names a package hears what cannot be read in it, as from upstream, although nothing is asked for there; and
    // the generic types that it uses count.
    let (mut found, mut speaking): (Vec<_>, Vec<_>) =
        found.into_iter().zip(speaking).filter(|(found, speaks)| speaks.reading || found.named).unzip();
    let own = |nth: usize| tables::inputs(settings, locator, &context, &*generators[nth], &needles[nth], &looked);
    let own: Vec<_> = watch.time("inputs", || (0..generators.len()).into_par_iter().map(own).collect());
    for (nth, own) in own.into_iter().enumerate() {
        for own in own? {
            match found.iter().position(|found| found.located.import_path == own.located.import_path) {
                Some(at) => speaking[at].of[nth] = true,
                None => {
                    let of = (0..generators.len()).map(|other| other == nth).collect();
                    let writable = locator.is_writable(&own.located.dir);
                    speaking.push(Speaks { of, reading: true, named: false, writable });
                    found.push(own);
                }
            }
        }
    }
    let check = |nth: usize, file: &File| {
        let mut findings = Vec::new();
        if speaking[nth].reading {
            // Nobody can mend what is somebody else's.
            if speaking[nth].writable {
                findings.extend(marker::lint(file, known.iter().copied()));
            }
            if profile.names_declared_once {
                findings.extend(gosyn::redeclared(file));
            }
        }
        findings
    };
    let loaded = watch.time("parse", || session.add_checked(found, &check));
    let mut packages = 0;
    let mut inputs = vec![Vec::new(); generators.len()];
    for (id, speaks) in loaded.into_iter().zip(speaking) {
        let mut counts = false;
        for ((inputs, generator), of) in inputs.iter_mut().zip(&generators).zip(speaks.of) {
            if (of || by_name && speaks.named && generator.inputs().is_none())
                && (speaks.writable || generator.output().is_some() || settings.places.is_some())
            {
                inputs.push(id);
                counts |= of;
            }
        }
        packages += usize::from(counts);
    }
    let mut tasks = Vec::new();
    for (generator, mut inputs) in generators.into_iter().zip(inputs) {
        inputs.sort_by_key(|&id| session.universe.path(id));
        let mut task = Task::new(generator, inputs);
        if !task.inputs.is_empty() {
            task.output = tables::output(settings, locator, &mut session, &*task.generator)?;
            task.companion = tables::companion(settings, &mut session, &*task.generator)?;
        }
        tasks.push(task);
    }
    Ok(Prepared { session, tasks, packages, profile, found: looked })
}

/// Findings about imports between loaded packages.
fn wrong_imports(session: &Session<'_>, profile: &Profile) -> Vec<diag::Diagnostic> {
    let mut found = session.import_cycles();
    if profile.v2 {
        found.extend(session.forbidden_imports());
    }
    found
}

/// The markers that are spelt right: those of the generators, and those of upstream's tools that
/// kgen passes over.
fn known_markers() -> Vec<&'static str> {
    REGISTRY
        .iter()
        .flat_map(|entry| entry.info.markers.iter().map(|marker| marker.key))
        .chain(marker::FOREIGN.iter().copied())
        .collect()
}

/// Whether a file holds a marker that is nearly a known one.
fn misspelt(file: &FileText, known: &[&str]) -> bool {
    let mut seen = FxHashSet::default();
    let mut keys = marker::scan(&file.bytes).map(|(_, key)| key).filter(|&key| seen.insert(key));
    keys.any(|key| marker::misspelt(key, known.iter().copied()).is_some())
}

fn excluded(settings: &Settings, found: &Found) -> bool {
    if settings.exclude.is_empty() {
        return false;
    }
    let relative = found.located.dir.strip_prefix(&settings.root).map(|dir| dir.to_string_lossy().replace('\\', "/"));
    settings.exclude.iter().any(|pattern| {
        let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
        let matches = |name: &str| match pattern.strip_suffix("/...") {
            Some(parent) => name == parent || name.strip_prefix(parent).is_some_and(|rest| rest.starts_with('/')),
            None => name == pattern,
        };
        relative.as_deref().is_ok_and(matches) || matches(&found.located.canonical)
    })
}

/// Why a run made nothing.
fn nothing(settings: &Settings, tasks: &[Task], packages: usize) -> String {
    let markers: Vec<_> = infos(tasks).iter().map(|info| info.needle).collect();
    let place = if settings.patterns.is_empty() {
        settings.shown(&settings.root).display().to_string()
    } else {
        settings.patterns.join(" ")
    };
    let place = if place.is_empty() { ".".to_owned() } else { place };
    if settings.mode == Mode::Stubs && packages > 0 {
        return "no function is missing that could be written by hand".to_owned();
    }
    match packages {
        0 => format!("no Go file in {place} holds {}", markers.join(" or ")),
        1 => format!("the one package in {place} that holds {} asks for no file", markers.join(" or ")),
        n => format!("none of the {n} packages in {place} that hold {} asks for a file", markers.join(" or ")),
    }
}

/// Whether a run writes to disk.
fn writes(settings: &Settings) -> bool {
    settings.mode == Mode::Write
}
