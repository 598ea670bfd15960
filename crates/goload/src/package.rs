//! The files of one package, each read exactly once.
//!
//! Selection is go/build's; nothing is parsed beyond what selection needs.

use std::io;
use std::path::{Path, PathBuf};

use diag::Text;
use rayon::prelude::*;
use smol_str::SmolStr;
use store::seen;

use crate::build_constraint::Context;
use crate::directories::{Directories, Listing};
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
    list_known(&Directories::default(), dir, context)
}

/// As [`list_package`], where directories may have been listed before.
pub(crate) fn list_known(directories: &Directories, dir: &Path, context: &Context) -> Result<PackageFiles, LoadError> {
    let listing = directories.list(dir)?;
    // Side by side: a generated file takes longer than all others of its package together.
    let members: Vec<_> = listing.go.par_iter().map(|name| Member::read(dir, name, context)).collect();
    select(dir, members.into_iter().collect::<Result<_, _>>()?, &listing)
}

/// Reads one file.
pub(crate) fn read(dir: &Path, name: SmolStr) -> Result<FileText, LoadError> {
    let path = dir.join(&name);
    match seen::read(&path) {
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
        match Head::of(name, bytes, context) {
            Head::Outside => Self::Outside(text()),
            Head::Generated { package, .. } if !is_needed(bytes, context) => {
                Self::MayWait { name: name.clone(), package }
            }
            Head::Part(package) | Head::Generated { package, .. } => Self::Part(FileText { package, ..text() }),
        }
    }

    fn read(dir: &Path, name: &SmolStr, context: &Context) -> Result<Self, LoadError> {
        let path = dir.join(name);
        let mut scratch = Scratch::take();
        let member = Self::from_file(&path, dir, name, &mut scratch, context);
        scratch.give_back();
        member.map_err(|error| LoadError::io(path, error))
    }

    /// As [`Member::of`]. A long file that may wait passes through little memory.
    fn from_file(
        path: &Path,
        dir: &Path,
        name: &SmolStr,
        scratch: &mut Scratch,
        context: &Context,
    ) -> io::Result<Self> {
        let mut file = seen::open(path)?;
        if !scratch.fill(&mut file, WINDOW)? {
            if let Head::Generated { package, ended: true } = Head::of(name, scratch.all(), context) {
                if !streams_needed(&mut file, scratch, context)? {
                    return Ok(Self::MayWait { name: name.clone(), package });
                }
                file.rewind()?;
                scratch.keep(0);
            }
            scratch.fill(&mut file, usize::MAX)?;
        }
        Ok(Self::of(dir, name, scratch.all(), context))
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

/// How much of a file is looked at at once: it stays in the cache of a core.
const WINDOW: usize = 192 << 10;

/// What the head of a file, or the file's name, says of it.
enum Head {
    /// Build constraints leave it out.
    Outside,
    /// It belongs to the package of this name.
    Part(SmolStr),
    /// The same, and it can be [`PackageFiles::left`] unless it is needed.
    Generated {
        package: SmolStr,
        /// Whether the head has been seen to its end.
        ended: bool,
    },
}

impl Head {
    fn of(name: &SmolStr, bytes: &[u8], context: &Context) -> Self {
        if !context.name_matches(name) {
            return Self::Outside;
        }
        let header = gosyn::header(bytes);
        match includes(context, &header) {
            None => Self::Outside,
            Some(package) if header.generated && name != "doc.go" => Self::Generated { package, ended: header.ended },
            Some(package) => Self::Part(package),
        }
    }
}

/// Whether text of a generated file, any number of whole lines, is a reason to parse it.
fn is_needed(lines: &[u8], context: &Context) -> bool {
    gosyn::may_declare_types(lines) || context.asks_for(lines)
}

/// The same for a file of which `scratch` holds the beginning; line by line, so that none is cut.
fn streams_needed(file: &mut seen::File, scratch: &mut Scratch, context: &Context) -> io::Result<bool> {
    loop {
        let text = scratch.all();
        let lines = memchr::memrchr(b'\n', text).map_or(0, |at| at + 1);
        if is_needed(&text[..lines], context) {
            return Ok(true);
        }
        let rest = text.len() - lines;
        scratch.keep(rest);
        if scratch.fill(file, rest + WINDOW)? {
            return Ok(is_needed(scratch.all(), context));
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

    #[test]
    fn long_files_are_looked_through_to_their_end() {
        const GENERATED: &str = "// Code generated by x. DO NOT EDIT.\n\npackage p\n\n";
        let dir = tempfile::tempdir().expect("a directory");
        let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).expect("a file");
        let context = Context::new(&Env::new(&|_| None, Host::current()), &[]).asking(["DeepCopy"]);
        write("a.go", "package p\n");
        let is_left = |text: &str| {
            write("b.go", text);
            let found = list_package(dir.path(), &context).expect("a package");
            assert_eq!(found.left.len() + found.files.len(), 2);
            found
                .files
                .iter()
                .filter(|file| file.name == "b.go")
                .for_each(|file| assert_eq!(*file.bytes, *text.as_bytes()));
            found.left == ["b.go"]
        };
        let lines = |length: usize| "// 789 12345 789\n".repeat(length / 17 + 1)[..length].to_owned();
        // Around the ends of what is looked at at once, lines of any length.
        for whole in [WINDOW - 30, 2 * WINDOW - 30, 3 * WINDOW + 5] {
            for more in 0..40 {
                let before = format!("{GENERATED}{}\n", lines(whole + more - GENERATED.len()));
                assert!(is_left(&before), "{more}");
                assert!(!is_left(&format!("{before}type T int\n")), "{more}");
                assert!(!is_left(&format!("{before}// DeepCopy\n{}", lines(2 * WINDOW))), "{more}");
            }
        }
        assert!(is_left(&format!("{GENERATED}const S = \"{}\"\n", "x".repeat(3 * WINDOW))));
        assert!(!is_left(&format!("{GENERATED}const S = \"{}DeepCopy\"", "x".repeat(3 * WINDOW))));
        // Where the head does not end before, the file is read as a whole.
        assert!(!is_left(&format!("{}{GENERATED}type T int\n", lines(2 * WINDOW))));
        assert!(is_left(&format!("{GENERATED}import (\n{})\nvar V int\n", "\t\"x\"\n".repeat(WINDOW))));
    }
}
