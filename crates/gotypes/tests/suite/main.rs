//! Tests of gotypes: small sources written here, and Go's standard library against go/types itself.

mod constants;
mod facts;
mod fields;
mod method_sets;
mod random_constants;
mod sizes;
mod standard_library;
mod support;
mod type_sets;
