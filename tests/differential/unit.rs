//! What is compared at a time: a few packages below one folder.

use std::collections::{BTreeMap, BTreeSet};

/// The path of the Go module that all units are in.
pub(crate) const MODULE: &str = "example.com/testdata";

/// A few packages that a seed decides.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unit {
    /// The folder below the module's root: unique to the unit.
    pub folder: String,
    /// Where it comes from, for people.
    pub origin: String,
    /// Whether it is a fixture with something changed.
    pub mutated: bool,
    /// What both tools are told besides the packages; see [`Unit::alone`].
    pub flags: Vec<String>,
    /// Whether it must not share a run with other units: what it declares would count for those, too.
    pub alone: bool,
    /// Sources by their path below the folder.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Unit {
    /// Whether it needs a run of its own.
    pub(crate) fn is_alone(&self) -> bool {
        self.alone || !self.flags.is_empty()
    }

    /// The folders with Go files, below the module's root.
    pub(crate) fn packages(&self) -> Vec<String> {
        let folders: BTreeSet<String> = self
            .files
            .keys()
            .filter(|path| path.ends_with(".go"))
            .map(|path| match path.rsplit_once('/') {
                Some((folder, _)) => format!("{}/{folder}", self.folder),
                None => self.folder.clone(),
            })
            .collect();
        folders.into_iter().collect()
    }
}
