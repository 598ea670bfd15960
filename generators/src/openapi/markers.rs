//! The markers that the generator obeys, documented.

use genkit::generator::{MarkerInfo, Place};

use super::{described, enums, model_name, validation};

const fn of_field(key: &'static str, values: &'static str, help: &'static str) -> MarkerInfo {
    MarkerInfo { key, places: &[Place::Field], values, help }
}

const fn of_both(key: &'static str, values: &'static str, help: &'static str) -> MarkerInfo {
    MarkerInfo { key, places: &[Place::Type, Place::Field], values, help }
}

/// All of them but `default`, which defaulter documents.
pub(super) const ALL: &[MarkerInfo] = &[
    MarkerInfo {
        key: described::ENABLED,
        places: &[Place::Package, Place::Type, Place::Field],
        values: "true or false; x-kubernetes-<name>:<value> (above a type or a field)",
        help: "include all types of the package, or this one; leave out this type or field; add an extension",
    },
    MarkerInfo {
        key: model_name::PACKAGE,
        places: &[Place::Package, Place::Type],
        values: "the reversed host and the path of the package, as in io.k8s.api.core.v1",
        help: "know the types, or this one, by model names with this prefix; from 0.35 on",
    },
    of_both(
        validation::MARKER,
        "key=JSON, or key>text, with a key of OpenAPI schemas or cel[0]:rule and the like",
        "ask this of values; from 0.30 on",
    ),
    of_field("optional", "none", "the field need not be there, whatever its JSON tag says"),
    of_field("required", "none", "the field has to be there, whatever its JSON tag says; from 0.30 on"),
    MarkerInfo {
        key: enums::ENUM,
        places: &[Place::Type],
        values: "none",
        help: "the constants of this string type are its values; from 0.23 on",
    },
    of_field(
        "listType",
        "atomic, set or map",
        "how lists are merged: as a whole, by value, or by the keys of elements",
    ),
    of_field("listMapKey", "a JSON name, repeatable", "a key of the elements of a list that is merged as a map"),
    of_field("mapType", "atomic or granular", "whether maps are merged as a whole or entry by entry"),
    of_both("structType", "atomic or granular", "whether structs are merged as a whole or field by field"),
    of_field(
        "patchStrategy",
        "merge or retainKeys, or both",
        "how strategic merge patches treat it; as in the struct tag",
    ),
    of_field("patchMergeKey", "a JSON name", "the key by which such patches merge a list; as in the struct tag"),
    of_both("union", "none", "of the fields of the struct only one is set"),
    of_field("unionDiscriminator", "none", "the field says which one"),
    of_field("unionDeprecated", "none", "the field is one of a union that is only part of the struct"),
];
