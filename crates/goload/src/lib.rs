//! Where Go packages live.
//!
//! Given a directory and the environment, this crate says which module, workspace, vendor directory
//! or GOPATH the directory belongs to ([`Locator`]), turns import paths and patterns into directories,
//! selects the files of a package for a platform and reads each of them once ([`list_package`]), and
//! finds the packages of a tree that carry markers ([`Locator::discover`]).
//!
//! It reads what the `go` command reads (go.mod, go.work, vendor/modules.txt, the module cache) and
//! gives the same answers, but it never runs `go`, never touches the network and never writes to disk.
//! It knows nothing of what is generated.

mod build_constraint;
mod cycle;
mod directories;
mod discover;
mod env;
mod error;
mod forbidden;
mod gopath;
mod locator;
mod modular;
pub mod module;
mod package;
mod path;
mod pattern;
mod scratch;
mod session;
mod start;
mod stdlib;
mod walk;

pub use build_constraint::Context;
pub use cycle::IMPORT_CYCLE;
pub use discover::{Found, Scope};
pub use env::{Env, Go111Module, GoWork, Host, ModFlag};
pub use error::{LoadError, NotFound};
pub use gopath::project_in_gopath;
pub use locator::{Located, Locator, MainModule, Mode, Origin};
pub use package::{FileText, PackageFiles, list_package};
pub use path::absolute;
pub use session::{Check, NO_FILES, Read, Session};
pub use stdlib::table as std_table;

/// Every kind of finding that this crate can report.
pub const CODES: &[&diag::Code] = &[
    &module::SYNTAX,
    &module::BAD_VERSION,
    &module::UNKNOWN_DIRECTIVE,
    &module::CONFLICTING_REPLACEMENTS,
    &module::MISSING_REPLACEMENT,
    &session::NO_FILES,
    &cycle::IMPORT_CYCLE,
    &forbidden::IMPORTED_PROGRAM,
    &forbidden::INTERNAL_PACKAGE,
];
