//! What a version's tools know of Go, and what they leave to chance: units keep out of that.

/// What a version knows of Go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Abilities {
    /// Fields may be arrays (0.23).
    pub arrays: bool,
    /// Types may have parameters (0.32).
    pub generics: bool,
    /// Whether a package is refused for one type that asks for what it cannot have does not depend on chance (0.29).
    pub uncopyable_listed: bool,
    /// The parser leaves it to the type checker to find what is declared twice (0.30).
    pub declares_twice: bool,
    /// A mistake before the end of the imports ends the run; before, it only hides the package (0.30).
    pub imports_read: bool,
    /// Which comment counts for a type that another package has an alias of does not depend on chance: with 0.30 the
    /// order in which packages are read became that of a Go map, with 0.35 it no longer mattered.
    pub aliases_between_packages: bool,
    /// The comment of an alias counts for its type (until 0.34).
    pub alias_comments_count: bool,
    /// Default values of what cannot tell whether it is set must be zero (until 0.29).
    pub zero_defaults_only: bool,
    /// Default values may be constants (0.29).
    pub reference_defaults: bool,
    /// The types of a package that is defaulted may be named by their import path (0.23).
    pub input_paths: bool,
    /// There is a flag for packages with conversion functions that are no peers (until 0.29; then without effect until
    /// 0.31).
    pub extra_dirs: bool,
    /// A package whose types are elsewhere does not change the order of types in all others (0.30).
    pub external_types_apart: bool,
}

impl Abilities {
    pub(crate) const fn of(minor: u32) -> Self {
        Self {
            arrays: minor >= 23,
            generics: minor >= 32,
            uncopyable_listed: minor >= 29,
            declares_twice: minor >= 30,
            imports_read: minor >= 30,
            aliases_between_packages: minor < 30 || minor >= 35,
            alias_comments_count: minor < 35,
            zero_defaults_only: minor < 30,
            reference_defaults: minor >= 29,
            input_paths: minor >= 23,
            extra_dirs: minor < 32,
            external_types_apart: minor >= 30,
        }
    }
}
