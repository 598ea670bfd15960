//! What a generator may use: the contract it fulfils, comment markers, upstream's view of types,
//! names and imports, and a writer whose text is already in gofmt's layout.
//!
//! Everything here is pure: no file is opened and nothing is printed. What differs between upstream
//! releases is in one place, [`compat`].

pub mod code;
pub mod comments;
pub mod compat;
pub mod composite;
pub mod draft;
pub mod functions;
pub mod generator;
pub mod imports;
pub mod instances;
pub mod json;
pub mod marker;
pub mod namer;
pub mod struct_tag;
pub mod trouble;
pub mod view;

/// The finding codes that this crate raises.
pub const CODES: &[&diag::Code] =
    &[&marker::MALFORMED, &marker::UNKNOWN, &generator::UNRESOLVED, &generator::INVALID_PACKAGE_NAME];
