//! The generators: what Go to emit.
//!
//! Each is a folder with the same roles: `mod.rs` says what it is, `plan.rs` decides, `emit.rs`
//! writes. They know nothing of disks, modules or each other. A new one is a folder, its options in
//! [`Tables`] and its line in [`REGISTRY`].

pub mod bindata;
pub mod conversion;
pub mod deepcopy;
pub mod defaulter;
mod go_regexp;
pub mod openapi;
pub mod prerelease_lifecycle;

use std::path::Path;

use genkit::generator::{Generator, Info};
use serde::Deserialize;

/// A generator of the registry.
#[derive(Debug)]
pub struct Entry {
    /// What it is.
    pub info: &'static Info,
    /// Makes it from each of its tables in kgen.toml, over which the flags have been laid.
    pub build: fn(&Tables) -> Vec<Box<dyn Generator>>,
}

/// All generators, in the order in which `kgen all` runs them.
pub const REGISTRY: &[Entry] = &[
    Entry { info: &deepcopy::INFO, build: |tables| vec![Box::new(tables.deepcopy.clone())] },
    Entry { info: &defaulter::INFO, build: |tables| vec![Box::new(tables.defaulter.clone())] },
    Entry { info: &conversion::INFO, build: |tables| vec![Box::new(tables.conversion.clone())] },
    Entry { info: &prerelease_lifecycle::INFO, build: |tables| vec![Box::new(tables.prerelease_lifecycle.clone())] },
    Entry {
        info: &openapi::INFO,
        build: |tables| tables.openapi.iter().map(|table| Box::new(table.clone()) as Box<dyn Generator>).collect(),
    },
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
    /// `[codegen.prerelease-lifecycle]`.
    pub prerelease_lifecycle: prerelease_lifecycle::PrereleaseLifecycle,
    /// `[[codegen.openapi]]`.
    pub openapi: Vec<openapi::Openapi>,
    /// `[[codegen.bindata]]`. What it makes is not of Go packages, so it is not among the [`REGISTRY`].
    pub bindata: Vec<bindata::Bindata>,
}

impl Tables {
    /// Takes the paths of files, as far as they are relative, as relative to `base`.
    pub fn anchor(&mut self, base: &Path) {
        self.openapi.iter_mut().for_each(|table| table.anchor(base));
        self.bindata.iter_mut().for_each(|table| table.anchor(base));
    }

    /// Gives the files of Go packages this name where they have none.
    pub fn name_files(&mut self, name: &str) {
        let single = [
            &mut self.deepcopy.output_file,
            &mut self.defaulter.output_file,
            &mut self.conversion.output_file,
            &mut self.prerelease_lifecycle.output_file,
        ];
        for file in single.into_iter().chain(self.openapi.iter_mut().map(|table| &mut table.output_file)) {
            file.get_or_insert_with(|| name.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use genkit::marker;

    use super::REGISTRY;

    #[test]
    fn every_marker_that_is_looked_for_begins_alike() {
        // Whoever looks for packages searches for that beginning once.
        for entry in REGISTRY {
            assert!(entry.info.needle.starts_with(marker::ANY), "{}", entry.info.name);
        }
    }
}
