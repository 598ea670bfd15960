//! From places to a universe: reads and parses packages in parallel, wave by wave.
//!
//! The first wave is what the user asked for. After that the universe says which packages a question
//! has waited for; each wave loads those. Nothing else is opened.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use diag::{Code, Diagnostic, FileId, SourceFile, Sources, Text};
use gosyn::ast::File;
use gotypes::{Declared, ImportTarget, Left, Missing, MoreSyntax, PackageId, PackageSyntax, Universe};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use store::seen;

use crate::build_constraint::Context;
use crate::cycle::import_cycles;
use crate::discover::Found;
use crate::error::LoadError;
use crate::forbidden::forbidden_imports;
use crate::locator::{Located, Locator, Origin};
use crate::package::{FileText, PackageFiles, list_known, read};

/// A requested package that has no Go files for this platform.
pub static NO_FILES: Code = Code {
    id: "load/no-go-files",
    summary: "the package has no Go files for this platform",
    explain: "Every file of the directory is left out: by its build constraint, by the platform in its name, or \
              because it imports \"C\". Nothing can be generated for it. Set GOOS and GOARCH, or leave it out.",
};

/// What has been loaded, and the means to load more.
pub struct Session<'l> {
    /// The packages.
    pub universe: Universe,
    /// Their texts.
    pub sources: Sources,
    /// What was wrong with them.
    pub diagnostics: Vec<Diagnostic>,
    /// Files read and their bytes, for the report.
    pub read: Read,
    locator: &'l Locator,
    context: Context,
    shown: Box<dyn Fn(&Path) -> PathBuf + Sync + 'l>,
    places: FxHashMap<SmolStr, Arc<Located>>,
    left: FxHashMap<PackageId, (Arc<Located>, Vec<SmolStr>)>,
}

/// How much has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// Packages.
    pub packages: usize,
    /// Files.
    pub files: usize,
    /// Bytes.
    pub bytes: usize,
}

/// What a caller looks for in a file that has been parsed, of the package at a place in its list.
pub type Check<'c> = &'c (dyn Fn(usize, &File) -> Vec<Diagnostic> + Sync);

/// A package whose files are to be parsed.
struct Unparsed {
    located: Arc<Located>,
    name: SmolStr,
    files: Vec<FileText>,
    /// What is to be done with them.
    goal: Goal,
}

enum Goal {
    /// They make a package, with others that are left for later.
    Add(Vec<SmolStr>),
    /// They are what was left of this package.
    Complete(PackageId),
}

/// What became of a file.
struct Parsed {
    file: File,
    source: Arc<SourceFile>,
    findings: Vec<Diagnostic>,
}

/// A package whose files have ids.
struct Texts {
    located: Arc<Located>,
    name: SmolStr,
    files: Vec<(FileId, FileText)>,
    goal: Goal,
}

impl<'l> Session<'l> {
    /// Nothing loaded yet. `shown` makes a path into what messages call it.
    #[must_use]
    pub fn new(locator: &'l Locator, context: Context, shown: impl Fn(&Path) -> PathBuf + Sync + 'l) -> Self {
        Self {
            universe: Universe::new(),
            sources: Sources::default(),
            diagnostics: Vec::new(),
            read: Read::default(),
            locator,
            context,
            shown: Box::new(shown),
            places: FxHashMap::default(),
            left: FxHashMap::default(),
        }
    }

    /// Loads packages whose files have been read already; their ids come in the order of the input.
    pub fn add(&mut self, found: Vec<Found>) -> Vec<PackageId> {
        self.add_checked(found, &|_, _| Vec::new())
    }

    /// The same; what `check` finds in a file, which it gets with the place of its package in the input as soon as the
    /// file is parsed, is noted.
    pub fn add_checked(&mut self, found: Vec<Found>, check: Check<'_>) -> Vec<PackageId> {
        let mut packages = Vec::with_capacity(found.len());
        for found in found {
            self.places.entry(found.located.import_path.clone()).or_insert_with(|| found.located.clone());
            packages.push(self.unparsed(found.located, found.files));
        }
        self.parse(packages, check)
    }

    /// The package at a place where files are to go: it counts as loaded whether or not there are Go files yet.
    ///
    /// # Errors
    ///
    /// A file there cannot be read.
    pub fn destination(&mut self, located: Arc<Located>) -> Result<PackageId, LoadError> {
        let files = if seen::is_dir(&located.dir) {
            list_known(&self.locator.directories, &located.dir, &self.context)?
        } else {
            PackageFiles::default()
        };
        let name = files.name().cloned().unwrap_or_default();
        self.places.entry(located.import_path.clone()).or_insert_with(|| located.clone());
        let id = self.universe.refer(&target(&located));
        if self.universe.loaded(id).is_none() {
            let package = Unparsed { located, name, files: files.files, goal: Goal::Add(files.left) };
            self.parse(vec![package], &|_, _| Vec::new());
        }
        Ok(id)
    }

    /// Whether files may be written into a loaded package: one in the module cache is somebody else's.
    #[must_use]
    pub fn is_writable(&self, id: PackageId) -> bool {
        self.universe.loaded(id).is_some_and(|package| self.locator.is_writable(&package.dir))
    }

    /// Loads every package that a question has waited for; false if there was none.
    pub fn load_demanded(&mut self) -> bool {
        let wanted = self.universe.take_wanted();
        let answered = !wanted.is_empty();
        let root = self.locator.root().to_path_buf();
        for path in wanted {
            let answer = self.locator.locate(&path, Some(&root));
            let target = answer.map(|located| self.register(located)).map_err(|error| missing(&error));
            self.universe.place(path, target);
        }
        let demanded = self.universe.take_demands();
        if demanded.is_empty() {
            return answered;
        }
        let mut places = Vec::new();
        let mut packages = Vec::new();
        for id in demanded {
            if let Some((located, names)) = self.left.remove(&id) {
                let files: Result<_, _> = names.into_iter().map(|name| read(&located.dir, name)).collect();
                match files {
                    Ok(files) => {
                        let goal = Goal::Complete(id);
                        packages.push(Unparsed { located, name: SmolStr::default(), files, goal });
                    }
                    Err(error) => self.universe.fail(id, Missing { message: error.to_string(), help: error.help() }),
                }
                continue;
            }
            let key = self.universe.target(id).key.clone();
            match self.places.get(&key) {
                Some(located) => places.push((id, located.clone())),
                None => {
                    let message = format!("package {key} has no place");
                    self.universe.fail(id, Missing { message, help: None });
                }
            }
        }
        let read: Vec<_> = places
            .into_par_iter()
            .map(|(id, located)| (id, files(&located, self.locator, &self.context), located))
            .collect();
        for (id, files, located) in read {
            match files {
                Ok(files) if files.files.is_empty() => {
                    let message = format!("package {} has no Go files for this platform", located.import_path);
                    self.universe.fail(id, Missing { message, help: None });
                }
                Ok(files) => packages.push(self.unparsed(located, files)),
                Err(error) => {
                    let missing = Missing { message: error.to_string(), help: error.help() };
                    self.universe.fail(id, missing);
                }
            }
        }
        self.parse(packages, &|_, _| Vec::new());
        true
    }

    /// Findings about loaded packages that import each other.
    #[must_use]
    pub fn import_cycles(&self) -> Vec<Diagnostic> {
        import_cycles(&self.universe)
    }

    /// Findings about imports between loaded packages that Go does not allow.
    #[must_use]
    pub fn forbidden_imports(&self) -> Vec<Diagnostic> {
        forbidden_imports(&self.universe)
    }

    fn register(&mut self, located: Arc<Located>) -> ImportTarget {
        let target = target(&located);
        self.places.entry(located.import_path.clone()).or_insert(located);
        target
    }

    /// The files of those packages that nobody has needed.
    pub fn left(&self) -> impl Iterator<Item = PathBuf> {
        self.left.values().flat_map(|(located, names)| names.iter().map(|name| located.dir.join(name)))
    }

    fn unparsed(&mut self, located: Arc<Located>, package: PackageFiles) -> Unparsed {
        let name = package.name().cloned().unwrap_or_default();
        if package.files.is_empty() {
            let finding = format!("package {} has no Go files for this platform", located.import_path);
            self.diagnostics.push(Diagnostic::warning(&NO_FILES, finding));
        }
        self.read.packages += 1;
        Unparsed { located, name, files: package.files, goal: Goal::Add(package.left) }
    }

    /// Parses files; gives the ids of the packages that are new.
    fn parse(&mut self, packages: Vec<Unparsed>, check: Check<'_>) -> Vec<PackageId> {
        let mut id = self.sources.next_id();
        let mut texts = Vec::with_capacity(packages.len());
        for Unparsed { located, name, files, goal } in packages {
            let mut registered = Vec::with_capacity(files.len());
            for file in files {
                self.read.files += 1;
                self.read.bytes += file.bytes.len();
                registered.push((id, file));
                id.0 += 1;
            }
            texts.push(Texts { located, name, files: registered, goal });
        }
        // Each file goes where it belongs, so that none is moved once more.
        let mut by_package: Vec<Vec<Option<Box<Parsed>>>> =
            texts.iter().map(|package| package.files.iter().map(|_| None).collect()).collect();
        let shown = &self.shown;
        let mut jobs = Vec::new();
        for (nth, (package, parsed)) in texts.iter().zip(&mut by_package).enumerate() {
            jobs.extend(package.files.iter().zip(parsed).map(|(text, parsed)| (nth, text, parsed)));
        }
        // The longest first, and each by itself: what begins last must not be what takes longest.
        jobs.sort_by_key(|(_, (_, text), _)| Reverse(text.bytes.len()));
        jobs.into_par_iter().with_max_len(1).for_each(|(nth, (id, text), parsed)| {
            let file = gosyn::parse(*id, text.bytes.clone());
            let source = Arc::new(SourceFile::new(shown(&text.path), text.bytes.clone()));
            *parsed = Some(Box::new(Parsed { findings: check(nth, &file), file, source }));
        });
        let mut findings = Vec::new();
        for parsed in by_package.iter_mut().flatten().flatten() {
            self.sources.extend([parsed.source.clone()]);
            self.diagnostics.extend(parsed.file.diagnostics.iter().cloned());
            findings.append(&mut parsed.findings);
        }
        self.diagnostics.append(&mut findings);
        self.universe.reserve(by_package.iter().flatten().flatten().map(|parsed| parsed.file.types.len()).sum());
        let asked: Vec<SmolStr> = self.context.asked().collect();
        let ready: Vec<Ready> = texts
            .into_par_iter()
            .zip(by_package)
            .with_max_len(8)
            .map(|(package, parsed)| {
                let files = parsed.into_iter().flatten().map(|parsed| parsed.file).collect();
                Ready::new(package, files, &asked, self.locator)
            })
            .collect();
        let mut ids = Vec::new();
        for Ready { located, places, goal } in ready {
            for place in places {
                if !self.places.contains_key(&place.import_path) {
                    self.places.insert(place.import_path.clone(), place);
                }
            }
            match goal {
                ReadyGoal::Complete(id, more) => self.universe.complete(id, more),
                ReadyGoal::Add(declared, left) => {
                    let id = self.universe.add(*declared);
                    if !left.is_empty() {
                        self.left.insert(id, (located, left));
                    }
                    ids.push(id);
                }
            }
        }
        ids
    }
}

/// A package that only the universe has to take up.
struct Ready {
    located: Arc<Located>,
    /// Where its imports lead.
    places: Vec<Arc<Located>>,
    goal: ReadyGoal,
}

enum ReadyGoal {
    Add(Box<Declared>, Vec<SmolStr>),
    Complete(PackageId, MoreSyntax),
}

impl Ready {
    /// Finds out where imports lead, and what the files declare. `asked` are the words that stand in none of the files
    /// that are left.
    fn new(package: Texts, files: Vec<File>, asked: &[SmolStr], locator: &Locator) -> Self {
        let Texts { located, name, files: texts, goal } = package;
        let mut places = Vec::new();
        let imports = imports(&files, &located.dir, locator).map(|(path, answer)| {
            let answer = answer.map(|import| match import {
                Import::Unsafe => ImportTarget { key: "unsafe".into(), path: "unsafe".into(), standard: true },
                Import::At(located) => {
                    let target = target(&located);
                    places.push(located);
                    target
                }
            });
            (path, answer)
        });
        let imports = imports.collect();
        let file_names = texts.into_iter().map(|(_, file)| file.name).collect();
        let goal = match goal {
            Goal::Complete(id) => ReadyGoal::Complete(id, MoreSyntax { files, file_names, imports }),
            Goal::Add(names) => {
                let left = (!names.is_empty()).then(|| Left { lack: asked.to_vec() });
                let (target, dir) = (target(&located), located.dir.clone());
                let syntax = PackageSyntax { target, dir, name, files, file_names, imports, left };
                ReadyGoal::Add(Box::new(syntax.into()), names)
            }
        };
        Self { located, places, goal }
    }
}

/// Where an import of a file leads.
enum Import {
    /// The package that the compiler knows.
    Unsafe,
    /// A place.
    At(Arc<Located>),
}

/// The places of all imports of a package's files, sorted by path.
fn imports(files: &[File], dir: &Path, locator: &Locator) -> impl Iterator<Item = (SmolStr, Result<Import, Missing>)> {
    let mut paths: Vec<&SmolStr> =
        files.iter().flat_map(|file| file.imports.iter().map(|import| &import.path)).collect();
    paths.sort_unstable();
    paths.dedup();
    let importer = locator.importer(Some(dir));
    paths.into_iter().map(move |path| {
        let answer = match path.as_str() {
            "unsafe" => Ok(Import::Unsafe),
            "C" => Err(Missing { message: "types of C cannot be read".to_owned(), help: None }),
            _ => locator.locate_from(path, &importer).map(Import::At).map_err(|error| missing(&error)),
        };
        (path.clone(), answer)
    })
}

/// The files of a place: from disk, or from the built-in table.
fn files(located: &Located, locator: &Locator, context: &Context) -> Result<PackageFiles, LoadError> {
    let Origin::StdTable(source) = located.origin else {
        return list_known(&locator.directories, &located.dir, context);
    };
    let bytes: Text = source.as_bytes().into();
    let package = gosyn::header(&bytes).package.unwrap_or_default();
    let name = SmolStr::new_static("facts.go");
    let file = FileText { path: located.dir.join(&name), name, bytes, package };
    Ok(PackageFiles { dir: located.dir.clone(), files: vec![file], ..PackageFiles::default() })
}

fn target(located: &Located) -> ImportTarget {
    let standard = matches!(located.origin, Origin::Std | Origin::StdTable(_));
    ImportTarget { key: located.import_path.clone(), path: located.canonical.clone(), standard }
}

fn missing(error: &crate::error::NotFound) -> Missing {
    Missing { message: error.to_string(), help: Some(error.help()) }
}
