//! The standard library where there is no GOROOT: a table of facts, written as Go declarations.
//!
//! Each file of `std/` declares what generators can ask of a package's types and constants: kinds, fields,
//! whether values can be copied by assignment, methods. Function bodies, variables and functions are not there.
//! A test compares every declaration with a real Go installation.

mod table;

pub use table::table;

/// Whether the path can belong to the standard library: its first element has no dot.
pub(crate) fn has_std_form(import_path: &str) -> bool {
    let first = import_path.split('/').next().unwrap_or_default();
    !first.is_empty() && !first.contains('.')
}
