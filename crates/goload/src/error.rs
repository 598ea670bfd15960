//! What can keep kgen from finding code, in words that say what to do.
//!
//! [`NotFound`] is about one package and may become a diagnostic at the import that asked for it;
//! [`LoadError`] ends a run.

use std::io::ErrorKind;
use std::path::PathBuf;

use smol_str::SmolStr;

/// Why a package has no place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotFound {
    /// The module is known but its code is not in the module cache.
    #[error("{import_path}: module {module}@{version} is not downloaded")]
    NotDownloaded {
        /// The package that was asked for.
        import_path: SmolStr,
        /// The module to fetch.
        module: SmolStr,
        /// Its selected version.
        version: SmolStr,
        /// The command that fetches it.
        command: String,
    },
    /// No module of the build holds the package.
    #[error("{import_path}: no module of the build provides this package")]
    NoModuleProvides {
        /// The package that was asked for.
        import_path: SmolStr,
        /// The command that mends it.
        command: String,
    },
    /// Several modules hold the package.
    #[error("{import_path}: found in several modules: {}", modules.join(", "))]
    Ambiguous {
        /// The package that was asked for.
        import_path: SmolStr,
        /// `module@version` of each.
        modules: Vec<String>,
    },
    /// The package is not in the vendor directory, which is the only place to look.
    #[error("{import_path}: not in the vendor directory {}", vendor.display())]
    NotVendored {
        /// The package that was asked for.
        import_path: SmolStr,
        /// The vendor directory.
        vendor: PathBuf,
        /// The command that mends it.
        command: String,
    },
    /// In GOPATH mode: in no vendor directory, not in GOROOT, not in GOPATH.
    #[error("{import_path}: not in a vendor directory, GOROOT or GOPATH")]
    NotInGopath {
        /// The package that was asked for.
        import_path: SmolStr,
        /// The directories that were looked at.
        tried: Vec<PathBuf>,
    },
    /// The directory exists without Go files.
    #[error("{}: no Go files", dir.display())]
    NoGoFiles {
        /// The directory.
        dir: PathBuf,
    },
    /// There is no such directory.
    #[error("{}: no such directory", dir.display())]
    NoSuchDirectory {
        /// The directory.
        dir: PathBuf,
    },
    /// The directory belongs to no module of the build.
    #[error("{}: outside the modules of this build{}", dir.display(), module_note(module.as_ref()))]
    OutsideModules {
        /// The directory.
        dir: PathBuf,
        /// The root of the module it does belong to.
        module: Option<PathBuf>,
    },
    /// Neither GOROOT nor the built-in table has the package.
    #[error("{import_path}: not in the standard library")]
    NoStd {
        /// The package that was asked for.
        import_path: SmolStr,
        /// Whether a GOROOT was there to look into.
        goroot: Option<PathBuf>,
    },
}

fn module_note(module: Option<&PathBuf>) -> String {
    module.map_or_else(String::new, |root| format!(" (it belongs to the module in {})", root.display()))
}

fn others(modules: &[PathBuf]) -> String {
    match modules.len() {
        0 | 1 => String::new(),
        2 => ", and so is one more directory".to_owned(),
        n => format!(", and so are {} more directories", n - 1),
    }
}

impl NotFound {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::NotDownloaded { command, .. }
            | Self::NoModuleProvides { command, .. }
            | Self::NotVendored { command, .. } => format!("run `{command}`"),
            Self::Ambiguous { .. } => "remove one of the modules from go.mod".to_owned(),
            Self::NotInGopath { tried, .. } => {
                let places: Vec<_> = tried.iter().map(|dir| dir.display().to_string()).collect();
                format!("looked at {}; set GOPATH, or vendor the package", places.join(", "))
            }
            Self::NoGoFiles { .. } => "name a directory that holds a Go package".to_owned(),
            Self::NoSuchDirectory { .. } => "check the path".to_owned(),
            Self::OutsideModules { module: Some(root), .. } => {
                format!("run kgen there (-C {0}), or add it with `go work use {0}`", root.display())
            }
            Self::OutsideModules { module: None, .. } => "name a directory inside the main module".to_owned(),
            Self::NoStd { goroot: Some(_), .. } => {
                "check the import path: paths whose first element has no dot belong to the standard library".to_owned()
            }
            Self::NoStd { goroot: None, .. } => "the built-in table does not hold the package; install Go, or set \
                                                 GOROOT to a Go tree with its src directory"
                .to_owned(),
        }
    }
}

/// Why nothing can be loaded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// Reading failed.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// The system's words.
        source: std::io::Error,
    },
    /// The start directory belongs to nothing.
    #[error("{}: no go.mod here or above, and not inside GOPATH ({})", start.display(), gopath.display())]
    NoModule {
        /// Where the search began.
        start: PathBuf,
        /// The `src` directory of the first GOPATH.
        gopath: PathBuf,
    },
    /// GO111MODULE=on (or a flag) asks for a module, but there is none.
    #[error("{}: no go.mod here or above, and GO111MODULE=on", start.display())]
    NoGoMod {
        /// Where the search began.
        start: PathBuf,
    },
    /// The module of the start directory is not in the workspace that lies above it.
    #[error("the module in {} is not one of the workspace {}", module.display(), gowork.display())]
    NotInWorkspace {
        /// The root of the module.
        module: PathBuf,
        /// The go.work file.
        gowork: PathBuf,
    },
    /// A go.mod or go.work that names no module or cannot be understood at all.
    #[error("{}: {message}", path.display())]
    BadModule {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
    },
    /// The package clauses of a directory differ.
    #[error("{}: files of several packages: {first} ({first_file}) and {second} ({second_file})", dir.display())]
    SeveralPackages {
        /// The directory.
        dir: PathBuf,
        /// Name of one package.
        first: SmolStr,
        /// A file of it.
        first_file: SmolStr,
        /// Name of another.
        second: SmolStr,
        /// A file of that one.
        second_file: SmolStr,
    },
    /// A pattern matched no package.
    #[error("{pattern}: matched no packages")]
    NoMatch {
        /// The pattern.
        pattern: String,
    },
    /// A pattern of directories matched no package, but there are other modules below it.
    #[error("{pattern}: matched no packages: {name} holds a go.mod and is a module of its own{}", others(modules))]
    OnlyModules {
        /// The pattern.
        pattern: String,
        /// The first of the modules, as a pattern names it.
        name: String,
        /// The directories of all.
        modules: Vec<PathBuf>,
        /// What to write to have the first.
        instead: String,
    },
    /// A package that was named has no place.
    #[error(transparent)]
    NotFound(#[from] NotFound),
}

impl LoadError {
    pub(crate) fn io(path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        Self::Io { path: path.into(), source }
    }

    /// What to do about it, where that is known.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::BadModule { .. } => None,
            Self::Io { source, .. } if source.kind() == ErrorKind::PermissionDenied => {
                Some("make it readable for the user that runs kgen".to_owned())
            }
            // A link in a circle, or to what is no more there.
            Self::Io { path, .. } if path.is_symlink() => Some("remove the link, or let it lead to a file".to_owned()),
            Self::Io { .. } => None,
            Self::NoModule { .. } => {
                Some("run kgen inside a Go module (`go mod init` makes one), or use -C DIR".to_owned())
            }
            Self::NoGoMod { .. } => Some("run kgen inside a Go module, or set GO111MODULE=auto for GOPATH".to_owned()),
            Self::NotInWorkspace { module, .. } => {
                Some(format!("add it with `go work use {}`, or set GOWORK=off", module.display()))
            }
            Self::SeveralPackages { .. } => {
                Some("a directory holds one package; guard the others by a build constraint".to_owned())
            }
            Self::NoMatch { .. } => {
                Some("patterns are import paths or directories; `...` stands for anything".to_owned())
            }
            Self::OnlyModules { instead, .. } => Some(format!(
                "as for go, a pattern of directories does not enter other modules; write `{instead}`{}",
                if instead.starts_with('-') { "" } else { ", or no pattern at all for every module of the build" }
            )),
            Self::NotFound(not_found) => Some(not_found.help()),
        }
    }
}
