//! The generators: what Go to emit.
//!
//! Each is a folder with the same roles: `mod.rs` says what it is, `plan.rs` decides, `emit.rs`
//! writes. They know nothing of disks, modules or each other. A new one is a folder, its options in
//! [`Tables`] and its line in [`REGISTRY`].

pub mod conversion;
pub mod deepcopy;
pub mod defaulter;

use genkit::generator::{Generator, Info};
use serde::Deserialize;

/// A generator of the registry.
#[derive(Debug)]
pub struct Entry {
    /// What it is.
    pub info: &'static Info,
    /// Makes it from its table in kgen.toml, over which the flags have been laid.
    pub build: fn(&Tables) -> Box<dyn Generator>,
}

/// All generators, in the order in which `kgen all` runs them.
pub const REGISTRY: &[Entry] = &[
    Entry { info: &deepcopy::INFO, build: |tables| Box::new(tables.deepcopy.clone()) },
    Entry { info: &defaulter::INFO, build: |tables| Box::new(tables.defaulter.clone()) },
    Entry { info: &conversion::INFO, build: |tables| Box::new(tables.conversion.clone()) },
];

/// The generators' tables under `[codegen]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Tables {
    /// `[codegen.deepcopy]`.
    pub deepcopy: deepcopy::Deepcopy,
    /// `[codegen.defaulter]`.
    pub defaulter: defaulter::Defaulter,
    /// `[codegen.conversion]`.
    pub conversion: conversion::Conversion,
}
