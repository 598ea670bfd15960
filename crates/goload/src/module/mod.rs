//! Go modules: the files that describe them and the selection of their versions.
//!
//! Nothing here knows packages; [`crate::Locator`] does. Nothing is downloaded.

mod gomod;
mod gowork;
pub(crate) mod graph;
mod modfile;
mod modules_txt;
mod version;

pub use gomod::{GoMod, Replace, ReplaceTarget, Require, Retract};
pub use gowork::GoWorkFile;
pub use graph::{Graph, Main, Pruning};
pub use modfile::{
    BAD_VERSION, CONFLICTING_REPLACEMENTS, MISSING_REPLACEMENT, Problem, SYNTAX, Spanned, UNKNOWN_DIRECTIVE,
};
pub use modules_txt::{ModulesTxt, VendoredModule};
pub use version::{
    ModuleVersion, compare as compare_versions, compare_go, escape, is_canonical, is_pseudo, major_minor, unescape,
};
