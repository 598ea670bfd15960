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
    let texts: Vec<_> = go.into_par_iter().map(|name| read(dir, name)).collect();
    select(dir, texts.into_iter().collect::<Result<_, _>>()?, &listing, context)
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
    let mut left = Vec::new();
    let membership: Vec<_> = texts.par_iter().map(|text| Membership::of(text, context)).collect();
    for (mut text, membership) in texts.into_iter().zip(membership) {
        let Membership::Part { package: name, may_wait } = membership else {
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
        if may_wait { &mut left } else { &mut package.files }.push(text);
    }
    if package.files.is_empty() && !left.is_empty() {
        package.files.push(left.remove(0));
    }
    package.left = left.into_iter().map(|text| text.name).collect();
    Ok(package)
}

/// What a file is to the package of its directory.
enum Membership {
    /// Build constraints leave it out.
    Outside,
    /// It belongs to it.
    Part {
        /// The package's name, empty where the file does not say it.
        package: SmolStr,
        /// Whether it can be [`PackageFiles::left`].
        may_wait: bool,
    },
}

impl Membership {
    fn of(text: &FileText, context: &Context) -> Self {
        if !context.name_matches(&text.name) {
            return Self::Outside;
        }
        let header = gosyn::header(&text.bytes);
        let Some(package) = includes(context, &header) else { return Self::Outside };
        let may_wait = header.generated
            && text.name != "doc.go"
            && !gosyn::may_declare_types(&text.bytes)
            && !context.asks_for(&text.bytes);
        Self::Part { package, may_wait }
    }
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
