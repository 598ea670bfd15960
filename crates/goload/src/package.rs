//! The files of one package, each read exactly once.
//!
//! Selection is go/build's; nothing is parsed beyond what selection needs.

use std::path::{Path, PathBuf};

use diag::Text;
use rayon::prelude::*;
use smol_str::SmolStr;
use store::atomic::is_temporary;

use crate::build_constraint::Context;
use crate::error::LoadError;
use crate::scratch::Scratch;

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

impl FileText {
    pub(crate) fn new(dir: &Path, name: SmolStr, bytes: Vec<u8>) -> Self {
        Self { path: dir.join(&name), name, bytes: bytes.into(), package: SmolStr::default() }
    }
}

/// A directory as a package.
#[derive(Clone, Debug, Default)]
pub struct PackageFiles {
    /// The directory.
    pub dir: PathBuf,
    /// The files that belong to the package on the platform, by name.
    pub files: Vec<FileText>,
    /// The names of those that need not be parsed unless somebody asks for what they declare, which are not in `files`:
    /// a program wrote them, so they are sound, they declare no types, and none of the words that the run asks for
    /// ([`Context::asking`]) stands in them. `doc.go` is none of them, and one file is always parsed.
    pub left: Vec<SmolStr>,
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
    // Side by side: a generated file takes longer than all others of its package together.
    let members: Vec<_> = go.into_par_iter().map(|name| Member::read(dir, &name, context)).collect();
    select(dir, members.into_iter().collect::<Result<_, _>>()?, &listing)
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
        Ok(bytes) => Ok(FileText::new(dir, name, bytes)),
        Err(error) => Err(LoadError::io(path, error)),
    }
}

/// What a file is to the package of its directory.
pub(crate) enum Member {
    /// Build constraints leave it out.
    Outside(FileText),
    /// It belongs to it.
    Part(FileText),
    /// It belongs to it and can be [`PackageFiles::left`]. Its bytes are not kept.
    MayWait { name: SmolStr, package: SmolStr },
}

impl Member {
    /// What the file with these bytes is.
    pub(crate) fn of(dir: &Path, name: &SmolStr, bytes: &[u8], context: &Context) -> Self {
        let text = || FileText::new(dir, name.clone(), bytes.to_vec());
        if !context.name_matches(name) {
            return Self::Outside(text());
        }
        let header = gosyn::header(bytes);
        let Some(package) = includes(context, &header) else { return Self::Outside(text()) };
        let may_wait =
            header.generated && name != "doc.go" && !gosyn::may_declare_types(bytes) && !context.asks_for(bytes);
        if may_wait {
            Self::MayWait { name: name.clone(), package }
        } else {
            Self::Part(FileText { package, ..text() })
        }
    }

    fn read(dir: &Path, name: &SmolStr, context: &Context) -> Result<Self, LoadError> {
        let path = dir.join(name);
        let mut scratch = Scratch::take();
        let range = scratch.read(&path).map_err(|error| LoadError::io(path, error))?;
        let member = Self::of(dir, name, scratch.bytes(range), context);
        scratch.give_back();
        Ok(member)
    }

    /// The file's name and what it says of its package's name, if it belongs to it.
    fn says(&self) -> Option<(&SmolStr, &SmolStr)> {
        match self {
            Self::Outside(_) => None,
            Self::Part(text) => Some((&text.name, &text.package)),
            Self::MayWait { name, package } => Some((name, package)),
        }
    }
}

/// Keeps the files that belong to the package on the platform.
pub(crate) fn select(dir: &Path, members: Vec<Member>, listing: &Listing) -> Result<PackageFiles, LoadError> {
    let mut named = members.iter().filter_map(Member::says).filter(|(_, package)| !package.is_empty());
    let first = named.next().map(|(file, package)| (file.clone(), package.clone()));
    if let Some((first_file, first)) = &first
        && let Some((second_file, second)) = named.find(|(_, package)| *package != first)
    {
        return Err(LoadError::SeveralPackages {
            dir: dir.to_path_buf(),
            first: first.clone(),
            first_file: first_file.clone(),
            second: second.clone(),
            second_file: second_file.clone(),
        });
    }
    let Listing { tests, subdirs, temporaries, .. } = listing;
    let mut package = PackageFiles {
        dir: dir.to_path_buf(),
        tests: tests.clone(),
        subdirs: subdirs.clone(),
        temporaries: temporaries.clone(),
        ..PackageFiles::default()
    };
    for member in members {
        match member {
            Member::Outside(text) => package.ignored.push(text),
            Member::Part(text) => package.files.push(text),
            Member::MayWait { name, .. } => package.left.push(name),
        }
    }
    if package.files.is_empty() && !package.left.is_empty() {
        let name = first.map(|(_, package)| package).unwrap_or_default();
        package.files.push(FileText { package: name, ..read(dir, package.left.remove(0))? });
    }
    Ok(package)
}

/// Whether the head of a file lets it belong to a package on the platform; the package's name then, which is empty
/// where it cannot be read.
pub(crate) fn includes(context: &Context, header: &gosyn::Header) -> Option<SmolStr> {
    let constraint = header.constraint.as_ref();
    let allowed = constraint.is_none_or(|constraint| constraint.eval(&|tag: &str| context.is_true(tag)));
    let name = header.package.clone().unwrap_or_default();
    // go/build leaves files of a package `documentation` out: they only document others.
    (allowed && (context.cgo || !header.imports_c) && name != "documentation").then_some(name)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the test makes the package that it reads")]
mod tests {
    use super::*;
    use crate::env::{Env, Host};

    fn names(files: &[FileText]) -> Vec<&str> {
        files.iter().map(|file| file.name.as_str()).collect()
    }

    #[test]
    fn generated_files_without_types_are_left() {
        const GENERATED: &str = "// Code generated by x. DO NOT EDIT.\n\npackage p\n\n";
        let dir = tempfile::tempdir().expect("a directory");
        let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).expect("a file");
        let context = Context::new(&Env::new(&|_| None, Host::current()), &[]).asking(["DeepCopy"]);
        let list = || list_package(dir.path(), &context).expect("a package");

        write("funcs.go", &format!("{GENERATED}func F() {{}}\n"));
        write("values.go", &format!("{GENERATED}const C = 1\n"));
        // One has to be parsed, or there would be no package.
        assert_eq!((names(&list().files), list().left), (vec!["funcs.go"], vec![SmolStr::new("values.go")]));

        write("doc.go", GENERATED);
        write("hand.go", "package p\n\nvar V int\n");
        write("types.go", &format!("{GENERATED}type T int\n"));
        write("copies.go", &format!("{GENERATED}func DeepCopyT() {{}}\n"));
        let found = list();
        assert_eq!(names(&found.files), ["copies.go", "doc.go", "hand.go", "types.go"]);
        assert_eq!(found.left, ["funcs.go", "values.go"]);
        assert_eq!(found.name().map(SmolStr::as_str), Some("p"));
    }
}
