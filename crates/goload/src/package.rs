//! The files of one package, each read exactly once.
//!
//! Selection is go/build's; nothing is parsed beyond what selection needs.

use std::path::{Path, PathBuf};

use diag::Text;
use smol_str::SmolStr;
use store::atomic::is_temporary;

use crate::build_constraint::Context;
use crate::error::LoadError;

/// A file with its bytes.
#[derive(Clone, Debug)]
pub struct FileText {
    /// Where it is.
    pub path: PathBuf,
    /// Its name in the directory.
    pub name: SmolStr,
    /// What it holds.
    pub bytes: Text,
    /// The name in its package clause; empty where there is none to be read.
    pub package: SmolStr,
}

/// A directory as a package.
#[derive(Clone, Debug, Default)]
pub struct PackageFiles {
    /// The directory.
    pub dir: PathBuf,
    /// The files that belong to the package on the platform, by name.
    pub files: Vec<FileText>,
    /// Go files that build constraints or cgo leave out, tests not counted.
    pub ignored: Vec<FileText>,
    /// Names of `_test.go` files.
    pub tests: Vec<SmolStr>,
    /// Names of the directories in it; links are not counted.
    pub subdirs: Vec<SmolStr>,
    /// Names of unfinished files of `store`.
    pub temporaries: Vec<SmolStr>,
}

impl PackageFiles {
    /// The name in the package clauses, where there is a file with one.
    #[must_use]
    pub fn name(&self) -> Option<&SmolStr> {
        self.files.iter().map(|file| &file.package).find(|name| !name.is_empty())
    }
}

/// Reads the package in `dir` for the platform of `context`.
///
/// # Errors
///
/// The directory or a file of it cannot be read, or its files are of several packages.
pub fn list_package(dir: &Path, context: &Context) -> Result<PackageFiles, LoadError> {
    let mut listing = list(dir)?;
    let go = std::mem::take(&mut listing.go);
    let texts = go.into_iter().map(|name| read(dir, name)).collect::<Result<Vec<_>, _>>()?;
    select(dir, texts, &listing, context)
}

/// The entries of a directory that matter, each list by name.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// Go files that are no tests and not hidden.
    pub(crate) go: Vec<SmolStr>,
    pub(crate) tests: Vec<SmolStr>,
    pub(crate) subdirs: Vec<SmolStr>,
    pub(crate) temporaries: Vec<SmolStr>,
    /// Whether there is a go.mod.
    pub(crate) go_mod: bool,
}

/// Reads the directory, and no file of it.
pub(crate) fn list(dir: &Path) -> Result<Listing, LoadError> {
    let mut listing = Listing::default();
    for entry in std::fs::read_dir(dir).map_err(|error| LoadError::io(dir, error))? {
        let entry = entry.map_err(|error| LoadError::io(dir, error))?;
        // Go's import paths are text, so a name that is none cannot be part of a package.
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let kind = entry.file_type().map_err(|error| LoadError::io(entry.path(), error))?;
        if kind.is_dir() {
            listing.subdirs.push(name.into());
            continue;
        }
        if is_temporary(&name) {
            listing.temporaries.push(name.into());
            continue;
        }
        let is_go = name.ends_with(".go");
        // Whoever opens a pipe waits for its other end.
        let is_file = kind.is_file() || (kind.is_symlink() && !entry.path().is_dir());
        if (!is_go && name != "go.mod") || !is_file {
            continue;
        }
        if !is_go {
            listing.go_mod = true;
        } else if name.ends_with("_test.go") {
            listing.tests.push(name.into());
        } else if !name.starts_with(['_', '.']) {
            listing.go.push(name.into());
        }
    }
    listing.go.sort_unstable();
    listing.tests.sort_unstable();
    listing.subdirs.sort_unstable();
    Ok(listing)
}

/// Reads one file.
pub(crate) fn read(dir: &Path, name: SmolStr) -> Result<FileText, LoadError> {
    let path = dir.join(&name);
    match std::fs::read(&path) {
        Ok(bytes) => Ok(FileText { path, name, bytes: bytes.into(), package: SmolStr::default() }),
        Err(error) => Err(LoadError::io(path, error)),
    }
}

/// Keeps the files that belong to the package on the platform.
pub(crate) fn select(
    dir: &Path,
    texts: Vec<FileText>,
    listing: &Listing,
    context: &Context,
) -> Result<PackageFiles, LoadError> {
    let Listing { tests, subdirs, temporaries, .. } = listing;
    let mut package = PackageFiles {
        dir: dir.to_path_buf(),
        tests: tests.clone(),
        subdirs: subdirs.clone(),
        temporaries: temporaries.clone(),
        ..PackageFiles::default()
    };
    let mut first: Option<(SmolStr, SmolStr)> = None;
    for mut text in texts {
        if !context.name_matches(&text.name) {
            package.ignored.push(text);
            continue;
        }
        let Some(name) = includes(context, &text.bytes) else {
            package.ignored.push(text);
            continue;
        };
        if !name.is_empty() {
            match &first {
                None => first = Some((name.clone(), text.name.clone())),
                Some((known, _)) if *known == name => {}
                Some((known, file)) => {
                    return Err(LoadError::SeveralPackages {
                        dir: dir.to_path_buf(),
                        first: known.clone(),
                        first_file: file.clone(),
                        second: name,
                        second_file: text.name,
                    });
                }
            }
        }
        text.package = name;
        package.files.push(text);
    }
    Ok(package)
}

/// Whether the head of a file lets it belong to a package on the platform; the package's name then, which is empty
/// where it cannot be read.
pub(crate) fn includes(context: &Context, bytes: &[u8]) -> Option<SmolStr> {
    let header = gosyn::header(bytes);
    let constraint = header.constraint.as_ref();
    let allowed = constraint.is_none_or(|constraint| constraint.eval(&|tag: &str| context.is_true(tag)));
    let name = header.package.unwrap_or_default();
    // go/build leaves files of a package `documentation` out: they only document others.
    (allowed && (context.cgo || !header.imports_c) && name != "documentation").then_some(name)
}
