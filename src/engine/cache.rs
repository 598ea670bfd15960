//! The answer of a run, kept for the next one that would see the same.
//!
//! The key is what was asked for: this binary, the settings, Go's environment. What is kept is everything that the run has
//! seen on disk ([`store::seen`]) and what it said. Where all of it is seen again, the answer is the same, and every
//! generated file is as it should be; nothing is read but what may have changed.
//!
//! Not kept: runs with errors or stale files, which people want to see again in full, and runs that print.

use std::path::PathBuf;

use diag::{Diagnostic, FileId, Label, Severity, SourceFile, Sources, Span};
use generators::{REGISTRY, bindata};
use goload::Env;
use serde::{Deserialize, Serialize};
use store::cas::Cache;
use store::hash::Digest;
use store::seen::{Moment, Sights, Verdict, Witness};

use super::finish;
use crate::explain;
use crate::report::{FileOutcome, Report, Status};
use crate::settings::Settings;

/// A run's place in the cache.
pub(super) struct Memo {
    cache: Cache,
    key: Digest,
    moment: Moment,
    witness: Witness,
}

/// What is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    sights: Sights,
    answer: Said,
}

/// A report, without what can be said anew.
#[derive(Serialize, Deserialize)]
struct Said {
    findings: Vec<Finding>,
    /// The names under which the texts are shown that findings point into.
    sources: Vec<PathBuf>,
    files: Vec<(PathBuf, String)>,
    packages: usize,
    generators: usize,
    nothing: Option<String>,
}

/// A finding; places are the number of a text, start and end.
#[derive(Serialize, Deserialize)]
struct Finding {
    code: String,
    warning: bool,
    message: String,
    primary: Option<(u32, u32, u32, String)>,
    secondary: Vec<(u32, u32, u32, String)>,
    help: Option<String>,
}

impl Memo {
    /// The place of the run that `settings` ask for; nothing where it is not to be kept, or cannot be.
    pub(super) fn open(settings: &Settings, env: &Env) -> Option<Self> {
        let dir = settings.cache.as_ref()?;
        if settings.mode.prints() || settings.var("KGEN_PARSED_FILES").is_some() {
            return None;
        }
        let cache = Cache::at(dir);
        let key = key(settings, env)?;
        let moment = cache.moment()?;
        Some(Self { cache, key, moment, witness: Witness::new(moment) })
    }

    /// What the last run said, if this one would see the same. To be called in the run's pool, which is watched from
    /// here on if there is no answer.
    pub(super) fn recall(&self, settings: &Settings) -> Option<Report> {
        let report = self.find(settings);
        if report.is_none() {
            rayon::broadcast(|_| self.witness.watch());
        }
        report
    }

    fn find(&self, settings: &Settings) -> Option<Report> {
        let kept: Kept = postcard::from_bytes(&self.cache.get(&self.key)?).ok()?;
        match kept.sights.still_hold(self.moment) {
            Verdict::Changed => return None,
            Verdict::Same => {}
            Verdict::SameAfterReading(sights) => {
                let quicker = Kept { sights, answer: kept.answer };
                let bytes = postcard::to_stdvec(&quicker).ok()?;
                self.cache.put(&self.key, &bytes);
                return quicker.answer.report(settings);
            }
        }
        kept.answer.report(settings)
    }

    /// Keeps what a run has said, if it may.
    pub(super) fn keep(&self, report: &Report) {
        rayon::broadcast(|_| Witness::leave());
        let done = |file: &FileOutcome| matches!(file.status, Status::Written | Status::Unchanged | Status::Removed);
        if report.has_errors() || !report.files.iter().all(done) {
            return;
        }
        let (Some(sights), Some(answer)) = (self.witness.sights(), Said::of(report)) else { return };
        if let Ok(bytes) = postcard::to_stdvec(&Kept { sights, answer }) {
            self.cache.put(&self.key, &bytes);
        }
    }
}

/// The digest of everything that the answer depends on besides the disk.
fn key(settings: &Settings, env: &Env) -> Option<Digest> {
    let program = std::env::current_exe().ok()?;
    let build = std::fs::metadata(&program).ok()?;
    let asked = settings.decisive();
    let year = finish::this_year(settings);
    let version = env!("CARGO_PKG_VERSION");
    Some(Digest::of(format!("{version} {build:?} {asked:?} {env:?} {year}").as_bytes()))
}

impl Said {
    fn of(report: &Report) -> Option<Self> {
        let mut sources: Vec<FileId> = Vec::new();
        let mut place = |label: &Label| {
            let nth = sources.iter().position(|&known| known == label.span.file).unwrap_or_else(|| {
                sources.push(label.span.file);
                sources.len() - 1
            });
            (nth as u32, label.span.start, label.span.end, label.text.clone())
        };
        let findings = report
            .diagnostics
            .iter()
            .map(|finding| Finding {
                code: finding.code.id.to_owned(),
                warning: finding.severity == Severity::Warning,
                message: finding.message.clone(),
                primary: finding.primary.as_ref().map(&mut place),
                secondary: finding.secondary.iter().map(&mut place).collect(),
                help: finding.help.clone(),
            })
            .collect();
        let name = |&id: &FileId| report.sources.get(id).map(|source| source.path.clone());
        let there = report.files.iter().filter(|file| file.status != Status::Removed);
        Some(Self {
            findings,
            sources: sources.iter().map(name).collect::<Option<_>>()?,
            files: there.map(|file| (file.path.clone(), file.generator.to_owned())).collect(),
            packages: report.packages,
            generators: report.generators,
            nothing: report.nothing.clone(),
        })
    }

    /// The report of a run that finds everything as it should be.
    fn report(self, settings: &Settings) -> Option<Report> {
        let mut sources = Sources::default();
        let mut files = Vec::new();
        for path in self.sources {
            let text = std::fs::read(settings.stand.join(&path)).ok()?;
            files.push(sources.add(SourceFile::new(path, text)));
        }
        let codes = if self.findings.is_empty() { Vec::new() } else { explain::codes() };
        let label = |(nth, start, end, text): (u32, u32, u32, String)| {
            Some(Label { span: Span { file: *files.get(nth as usize)?, start, end }, text })
        };
        let finding = |finding: Finding| {
            let primary = match finding.primary {
                Some(primary) => Some(label(primary)?),
                None => None,
            };
            Some(Diagnostic {
                code: codes.iter().find(|code| code.id == finding.code)?,
                severity: if finding.warning { Severity::Warning } else { Severity::Note },
                message: finding.message,
                primary,
                secondary: finding.secondary.into_iter().map(label).collect::<Option<_>>()?,
                help: finding.help,
            })
        };
        let name =
            |name: &str| REGISTRY.iter().map(|entry| entry.info.name).chain([bindata::NAME]).find(|own| *own == name);
        let outcome = |(path, generator): (PathBuf, String)| {
            let generator = name(&generator)?;
            Some(FileOutcome { path, generator, status: Status::Unchanged, old: None, new: None })
        };
        Some(Report {
            diagnostics: self.findings.into_iter().map(finding).collect::<Option<_>>()?,
            files: self.files.into_iter().map(outcome).collect::<Option<_>>()?,
            packages: self.packages,
            generators: self.generators,
            nothing: self.nothing,
            remedy: settings.remedy.clone(),
            sources,
            ..Report::default()
        })
    }
}
