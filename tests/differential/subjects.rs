//! The generators that are compared, and how units for each are made.

use crate::abilities::Abilities;
use crate::generators::{self, Generator};
use crate::mutate::Mutations;
use crate::unit::Unit;
use crate::{conversion, deepcopy, defaulter, openapi, prerelease_lifecycle};

/// One generator to compare.
pub(crate) struct Subject {
    /// Its name in kgen.
    name: &'static str,
    /// Makes the unit of a seed.
    pub make: fn(u64, String, Abilities) -> Unit,
    /// How its fixtures are changed.
    pub mutations: Mutations,
}

const SUBJECTS: &[Subject] = &[
    Subject { name: "deepcopy", make: deepcopy::unit, mutations: deepcopy::MUTATIONS },
    Subject { name: "defaulter", make: defaulter::unit, mutations: defaulter::MUTATIONS },
    Subject { name: "conversion", make: conversion::unit, mutations: conversion::MUTATIONS },
    Subject {
        name: "prerelease-lifecycle",
        make: prerelease_lifecycle::unit,
        mutations: prerelease_lifecycle::MUTATIONS,
    },
    Subject { name: "openapi", make: openapi::unit, mutations: openapi::MUTATIONS },
];

/// All that kgen has already.
pub(crate) fn all() -> impl Iterator<Item = (&'static Generator, &'static Subject)> {
    generators::checked().filter_map(|generator| {
        SUBJECTS.iter().find(|subject| subject.name == generator.name).map(|subject| (generator, subject))
    })
}
