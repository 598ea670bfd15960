//! The contract of a generator.
//!
//! A generator reads the universe, markers and the profile, and nothing else. What spans packages
//! is decided in [`Generator::targets`]; [`Generator::generate`] is pure and runs in parallel. Both
//! may find that a package is not loaded yet; the engine loads what was asked for and calls again.

use std::any::Any;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use diag::{Code, Diagnostic, FileId, Severity, Span};
use gotypes::{PackageId, Stop, Universe};

use crate::comments::TypeComments;
use crate::compat::Profile;
use crate::draft::Draft;
use crate::instances::Instances;
use crate::view::View;

/// A type or package that is needed and cannot be found.
pub static UNRESOLVED: Code = Code {
    id: "go/unresolved",
    summary: "a type that a generated file depends on cannot be found",
    explain: "kgen opens only the packages that an output depends on. This name leads to a package that is \
              not there, or to a package that does not declare it. Fetch the missing module with the command \
              shown, or mend the import. Or the type has no end: it holds itself, is declared as itself, or its type \
              arguments grow with every instance; then let it refer to itself through a pointer, and with its own \
              parameters.",
};

/// A directory whose name cannot be a package clause, with no package clause to take.
pub static INVALID_PACKAGE_NAME: Code = Code {
    id: "go/invalid-package-name",
    summary: "the package has no name that a generated file could carry",
    explain: "Upstream names the package of a generated file after its directory. Where that is no Go \
              identifier kgen takes the name of the package's own files, which is missing here.",
};

/// What a generator is, for help, `kgen list` and `kgen explain`.
#[derive(Debug)]
pub struct Info {
    /// Its name: the subcommand, the table in kgen.toml, the prefix of its codes.
    pub name: &'static str,
    /// The upstream tool that it stands for.
    pub tool: &'static str,
    /// One line.
    pub summary: &'static str,
    /// A few sentences for `kgen explain`.
    pub explain: &'static str,
    /// The file it writes in each package unless told otherwise.
    pub default_file: &'static str,
    /// The bytes without which a package's files hold nothing for it.
    pub needle: &'static str,
    /// What stands in the name of every function and method that it looks for.
    pub asks: &'static [&'static str],
    /// The markers it obeys.
    pub markers: &'static [MarkerInfo],
    /// The codes it raises.
    pub codes: &'static [&'static Code],
}

impl Info {
    /// The name of the files to write: what the user says, with or without `.go`, or else the default.
    #[must_use]
    pub fn file_name(&self, said: Option<&str>) -> String {
        let name = said.unwrap_or(self.default_file);
        if name.ends_with(".go") { name.to_owned() } else { format!("{name}.go") }
    }
}

/// A marker, documented.
#[derive(Debug)]
pub struct MarkerInfo {
    /// Its key, without `+`.
    pub key: &'static str,
    /// Where it may stand.
    pub places: &'static [Place],
    /// The values it takes, as shown to people.
    pub values: &'static str,
    /// What it does.
    pub help: &'static str,
}

/// Where a marker stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A comment of `doc.go`.
    Package,
    /// The comment above a type.
    Type,
    /// The comment above a field.
    Field,
    /// The comment above a function.
    Function,
}

/// What a generator may look at.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// All packages.
    pub universe: &'a Universe,
    /// Whose bytes to produce.
    pub profile: &'a Profile,
    /// The generator's inputs, sorted by import path: of the packages that the user asked for those that speak of it.
    pub requested: &'a [PackageId],
    /// The comments of types: of the inputs, and of the packages that the generator scans besides.
    pub comments: &'a TypeComments,
    /// The instances of generic types.
    pub instances: &'a Instances,
    /// The package that [`Generator::output`] asks for.
    pub output: Option<PackageId>,
    /// The file that [`Generator::companion`] names.
    pub companion: Option<&'a Companion>,
}

/// A package of a generator's own, in which files about many packages go. One of the two is enough.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutputPackage {
    /// Its import path.
    pub path: Option<String>,
    /// Its directory, which need not be there yet.
    pub dir: Option<PathBuf>,
}

/// A text that a generator reads besides Go source.
#[derive(Clone, Debug)]
pub struct Companion {
    /// Which file it is, for findings in it.
    pub file: FileId,
    /// What it says; empty where there is no such file.
    pub text: String,
}

/// A text that is written besides Go source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Where it goes; `-` is printed.
    pub path: PathBuf,
    /// What it says.
    pub text: String,
}

impl<'a> Cx<'a> {
    /// Types as upstream's generators see them.
    #[must_use]
    pub fn view(&self) -> View<'a> {
        View { universe: self.universe, profile: self.profile, instances: self.instances }
    }
}

/// What a generator decides about a target for all of a run, and keeps for [`Generator::generate`].
#[derive(Clone, Default)]
pub struct Decided(Option<Arc<dyn Any + Send + Sync>>);

impl Decided {
    /// Keeps a value.
    #[must_use]
    pub fn new<T: Any + Send + Sync>(value: T) -> Self {
        Self(Some(Arc::new(value)))
    }

    /// The value, if one of this type was kept.
    #[must_use]
    pub fn get<T: Any>(&self) -> Option<&T> {
        self.0.as_deref()?.downcast_ref()
    }
}

impl fmt::Debug for Decided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Decided" } else { "Undecided" })
    }
}

/// One file to be made.
#[derive(Clone, Debug)]
pub struct Target {
    /// The package it is made for, and in whose directory it goes.
    pub package: PackageId,
    /// The file's name.
    pub file: String,
    /// Why it is made, for `kgen list`.
    pub why: String,
    /// What else was decided about it.
    pub decided: Decided,
}

/// What a generator scans besides its inputs.
#[derive(Debug, Default)]
pub struct Scans {
    /// The packages, in any order.
    pub packages: Vec<PackageId>,
    /// Whether a package has to be loaded before this can be answered; the rest is then void.
    pub pending: bool,
}

/// What is to be made.
#[derive(Debug, Default)]
pub struct Targets {
    /// The files, in the order of their packages.
    pub targets: Vec<Target>,
    /// What was found on the way.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether a package has to be loaded before this can be answered; the rest is then void.
    pub pending: bool,
}

/// What came of one target.
#[derive(Debug, Default)]
pub struct Output {
    /// The file; `None` where nothing is to be written.
    pub draft: Option<Draft>,
    /// The beginnings of functions that somebody has to write.
    pub stubs: Option<Stubs>,
    /// Texts that go beside it.
    pub reports: Vec<Report>,
    /// What was found on the way.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether a package has to be loaded before this can be answered; the rest is then void.
    pub pending: bool,
}

/// Beginnings of functions to be written by hand: the text of a Go file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stubs {
    /// The package that they belong in.
    pub package: PackageId,
    /// The text, from the package clause on.
    pub text: String,
}

/// A generator. Its struct is its options.
pub trait Generator: Send + Sync {
    /// What it is.
    fn info(&self) -> &'static Info;
    /// The patterns of its inputs, where it has some of its own: packages that they name, be they somebody else's, and of
    /// those that they match the ones that hold its marker. Without, what the user asks for is looked through.
    fn inputs(&self) -> Option<&[String]> {
        None
    }
    /// The package that its files go in, where that is none of its inputs.
    fn output(&self) -> Option<OutputPackage> {
        None
    }
    /// A file that it reads besides Go source. It need not be there.
    fn companion(&self) -> Option<&Path> {
        None
    }
    /// The packages besides its inputs that upstream loads as if they were asked for: peers, and what markers name. The
    /// comments of types count there, too. A package that cannot be loaded is left out, for others to complain of.
    fn scans(&self, _universe: &Universe, _profile: &Profile, _inputs: &[PackageId]) -> Scans {
        Scans::default()
    }
    /// Whether each package decides for itself: [`Generator::targets`] may then be asked for a few of them at a time, in
    /// order, from several threads.
    fn decides_each_alone(&self) -> bool {
        false
    }
    /// Decides what is to be made, in upstream's order.
    fn targets(&self, cx: Cx<'_>) -> Targets;
    /// Looks at what [`Generator::generate`] is sure to look at first, so that the packages behind it are loaded once for
    /// all targets. Nothing hangs on it but time: what it does not foresee is loaded when it is asked for.
    fn look_ahead(&self, cx: Cx<'_>, target: &Target);
    /// Makes one file.
    fn generate(&self, cx: Cx<'_>, target: &Target) -> Output;
}

/// Notes a stop: a pending one in `pending`, any other as a finding, at `place` unless the stop
/// knows a better one.
pub fn note(stop: Stop, place: Option<Span>, diagnostics: &mut Vec<Diagnostic>, pending: &mut bool) {
    match stop {
        Stop::Pending => *pending = true,
        Stop::Unresolved(unresolved) => {
            let mut diagnostic = Diagnostic::new(&UNRESOLVED, Severity::Error, unresolved.message);
            if let Some(span) = unresolved.span.or(place) {
                diagnostic = diagnostic.at(span);
            }
            if let Some(help) = unresolved.help {
                diagnostic = diagnostic.help(help);
            }
            diagnostics.push(diagnostic);
        }
    }
}
