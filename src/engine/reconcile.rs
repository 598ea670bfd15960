//! What is on disk against what should be.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use generators::bindata::Plan;
use genkit::generator::Info;
use goload::{FileText, Found};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;
use store::atomic::{self, Change, Presence};
use store::hash::Digest;
use store::seen::{self, Witness, Written};

use super::assets;
use super::finish::{Artifact, Body, generated_by};
use crate::config::is_repository_root;
use crate::report::{FileOutcome, Status};
use crate::settings::{Mode, Settings};

/// A directory that the run looked at, and the files that a generator could have left in it.
pub(super) struct Looked {
    dir: PathBuf,
    hidden: Vec<FileText>,
    /// What else is in it that a Go file could be.
    others: Vec<SmolStr>,
    temporaries: Vec<SmolStr>,
}

impl Looked {
    pub(super) fn new(found: &Found) -> Self {
        let files = &found.files;
        let others =
            files.files.iter().map(|file| &file.name).chain(&files.left).chain(&files.tests).chain(&files.subdirs);
        Self {
            dir: files.dir.clone(),
            hidden: files.ignored.clone(),
            others: others.cloned().collect(),
            temporaries: files.temporaries.clone(),
        }
    }

    /// Whether there is surely no such Go file in it.
    fn lacks(&self, name: &str) -> bool {
        // Names that begin so are passed over when a directory is listed.
        let listed = name.ends_with(".go") && !name.starts_with(['_', '.']);
        listed && !self.others.iter().any(|other| other == name) && !self.hidden.iter().any(|file| file.name == name)
    }

    /// Whether this is the directory.
    pub(super) fn is_at(&self, dir: &Path) -> bool {
        self.dir == dir
    }
}

/// The comparison, ready to be written.
pub(super) struct Changes {
    outcomes: Vec<FileOutcome>,
    writes: Vec<Write>,
}

/// A file to be written or removed.
enum Write {
    Change(Change),
    /// What holds other files.
    Assets {
        path: PathBuf,
        plan: Box<Plan>,
    },
}

/// Generated files of these generators that nothing makes any more, with their generators' names:
/// hidden by the build tag, of the generator's file name, and with its header.
pub(super) fn left_over(
    looked: &[Looked],
    artifacts: &[Artifact],
    infos: &[&'static Info],
) -> Vec<(PathBuf, &'static str)> {
    let made: BTreeSet<&Path> = artifacts.iter().map(|artifact| artifact.path.as_path()).collect();
    let mut left = Vec::new();
    for looked in looked {
        for file in &looked.hidden {
            for info in infos.iter().filter(|info| info.default_file == file.name.as_str()) {
                let line = generated_by(info.tool);
                let ours = || str::from_utf8(&file.bytes).is_ok_and(|text| text.lines().any(|found| found == line));
                if !made.contains(file.path.as_path()) && ours() {
                    left.push((file.path.clone(), info.name));
                }
            }
        }
    }
    left
}

/// Compares artifacts with what is on disk. What was read when the run looked at it is not read again.
pub(super) fn compare(
    artifacts: Vec<Artifact>,
    left_over: Vec<(PathBuf, &'static str)>,
    looked: &[Looked],
    settings: &Settings,
) -> anyhow::Result<Changes> {
    let mut places = FxHashSet::default();
    for artifact in &artifacts {
        if !places.insert(artifact.path.as_os_str()) {
            bail!("two generators write {}: give one of them another --output-file", artifact.path.display());
        }
    }
    let known: FxHashMap<&OsStr, &Looked> = looked.iter().map(|looked| (looked.dir.as_os_str(), looked)).collect();
    let mut compared = artifacts
        .into_par_iter()
        .map(|artifact| outcome(artifact, &known, settings))
        .collect::<anyhow::Result<Vec<_>>>()?;
    for (path, generator) in left_over {
        let status = match settings.mode {
            Mode::Write => Status::Removed,
            Mode::Check { .. } => Status::LeftOver,
            Mode::Stdout | Mode::Stubs => continue,
        };
        let old = keep_text(settings).then(|| seen::read(&path).unwrap_or_default());
        let shown = settings.shown(&path).to_path_buf();
        let change = (status == Status::Removed).then_some(Write::Change(Change::Remove { path }));
        compared.push((FileOutcome { path: shown, generator, status, old, new: None }, change));
    }
    compared.sort_by(|(left, _), (right, _)| left.path.cmp(&right.path));
    let (outcomes, writes): (Vec<_>, Vec<_>) = compared.into_iter().unzip();
    Ok(Changes { outcomes, writes: writes.into_iter().flatten().collect() })
}

fn outcome(
    artifact: Artifact,
    known: &FxHashMap<&OsStr, &Looked>,
    settings: &Settings,
) -> anyhow::Result<(FileOutcome, Option<Write>)> {
    let Artifact { path, generator, body } = artifact;
    let bytes = match body {
        Body::Bytes(bytes) => bytes,
        Body::Assets(plan) if settings.mode.prints() => assets::bytes(&plan)?,
        Body::Assets(plan) => return outcome_of_assets(path, generator, plan, settings),
    };
    let shown = settings.shown(&path).to_path_buf();
    if settings.mode.prints() || path.as_os_str() == "-" {
        let outcome = FileOutcome { path: shown, generator, status: Status::Printed, old: None, new: Some(bytes) };
        return Ok((outcome, None));
    }
    let looked = path.parent().and_then(|dir| known.get(dir.as_os_str()));
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let old = match looked.and_then(|looked| looked.hidden.iter().find(|file| file.name == name)) {
        Some(file) => Some(file.bytes.clone()),
        None if looked.is_some_and(|looked| looked.lacks(name)) => None,
        None => match seen::read(&path) {
            Ok(old) => Some(old.into()),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", shown.display())),
        },
    };
    let same = old.as_deref() == Some(bytes.as_slice());
    let status = status(settings.mode, old.is_some().then_some(same));
    let show = keep_text(settings) && status.code().is_some();
    let new = show.then(|| bytes.clone());
    let old = old.filter(|_| show).map(|old| old.to_vec());
    let change = (status == Status::Written).then_some(Write::Change(Change::Write { path, bytes, mode: None }));
    Ok((FileOutcome { path: shown, generator, status, old, new }, change))
}

/// The same for a file that holds others; how it differs is not shown, for most of it says nothing to people.
fn outcome_of_assets(
    path: PathBuf,
    generator: &'static str,
    plan: Box<Plan>,
    settings: &Settings,
) -> anyhow::Result<(FileOutcome, Option<Write>)> {
    let status = status(settings.mode, assets::is_there(&plan, &path)?);
    let shown = settings.shown(&path).to_path_buf();
    let change = (status == Status::Written).then_some(Write::Assets { path, plan });
    Ok((FileOutcome { path: shown, generator, status, old: None, new: None }, change))
}

/// What becomes of a file; `same` says whether it is as it should be, if it is there.
fn status(mode: Mode, same: Option<bool>) -> Status {
    match (mode, same) {
        (_, Some(true)) => Status::Unchanged,
        (Mode::Check { .. }, Some(false)) => Status::Stale,
        (Mode::Check { .. }, None) => Status::Missing,
        (Mode::Write | Mode::Stdout | Mode::Stubs, _) => Status::Written,
    }
}

/// Whether the report needs texts for diffs.
fn keep_text(settings: &Settings) -> bool {
    matches!(settings.mode, Mode::Check { diff: true })
}

/// Writes all changes, or none, and removes what killed runs have left beside them; gives what has become of the files.
pub(super) fn apply(changes: Changes, looked: &[Looked], settings: &Settings) -> anyhow::Result<Vec<FileOutcome>> {
    let litter: Vec<PathBuf> =
        looked.iter().flat_map(|looked| looked.temporaries.iter().map(|name| looked.dir.join(name))).collect();
    if super::writes(settings) && !(changes.writes.is_empty() && litter.is_empty()) {
        // Runs of different modules of a repository may write into each other's directories.
        let repository = settings.root.ancestors().find(|folder| is_repository_root(folder));
        let _present = Presence::enter(repository.unwrap_or(&settings.root), &litter);
        let mut files = Vec::new();
        let mut rest = Vec::new();
        let mut done = Vec::new();
        for write in changes.writes {
            match write {
                Write::Change(change) => rest.push(change),
                Write::Assets { path, plan } => {
                    files.push(assets::file(&plan, &path)?);
                    done.push((path, Written::Unknown));
                }
            }
        }
        atomic::apply_with(&rest, files)?;
        if let Some(witness) = Witness::here() {
            let written = |change: &Change| match change {
                Change::Write { path, bytes, .. } => (path.clone(), Written::Bytes(Digest::of(bytes))),
                Change::Remove { path } => (path.clone(), Written::Nothing),
            };
            done.par_extend(rest.par_iter().map(written));
            // What a killed run has left is gone now, which nobody has written down.
            done.extend(litter.into_iter().map(|path| (path, Written::Unknown)));
            done.iter().for_each(|(path, written)| witness.did(path, *written));
        }
    }
    Ok(changes.outcomes)
}
