//! The diagnostic codes of the openapi generator.

use diag::{Code, Diagnostic, Span};
use genkit::trouble::Trouble;

use super::literal::is_plain;
use super::{document, model_name, report, rules, validation};

/// A type that no schema describes.
pub(super) static UNSUPPORTED_TYPE: Code = Code {
    id: "openapi/unsupported-type",
    summary: "OpenAPI has no type for the type of a field",
    explain: "Schemas describe numbers, strings, booleans, structs, and lists and maps by strings of such. Channels, functions, \
              complex numbers, runes, lists and maps of interfaces, and generic structs are none of these, and upstream stops \
              at them. Use another type, or leave the field out with `+k8s:openapi-gen=false` above it.",
};

/// A map by something else than strings.
pub(super) static MAP_KEY: Code = Code {
    id: "openapi/map-key",
    summary: "the keys of a map are no strings",
    explain: "Objects of JSON have names that are strings, so OpenAPI describes maps by strings, or by types declared as such. \
              Use a list of pairs instead.",
};

/// A type without end.
pub(super) static ENDLESS_TYPE: Code = Code {
    id: "openapi/endless-type",
    summary: "a type holds itself without a struct in between",
    explain: "Only structs are referred to by their names in schemas. A list or map of itself, and a struct that inlines itself \
              through a pointer, would be written down again and again; upstream ends with a stack overflow. Put a struct in \
              between, or give the field a JSON name.",
};

/// A default that is none.
pub(super) static BAD_DEFAULT: Code = Code {
    id: "openapi/bad-default",
    summary: "the value of +default is no JSON, or not the zero value that Go enforces",
    explain: "`+default` takes JSON, or from 0.29 on ref(Constant). A field that is no pointer and has no omitempty always has \
              a value, if only the zero value, so no other default can ever count, and upstream refuses it; bytes can have \
              none at all. Add omitempty, or make the field a pointer.",
};

/// A marker that stands there twice.
pub(super) static REPEATED_MARKER: Code = Code {
    id: "openapi/repeated-marker",
    summary: "a marker with one value stands there more than once",
    explain: "`+default`, `+patchStrategy` and `+patchMergeKey` have one value. Leave one of them; several strategies are \
              separated by commas.",
};

/// Markers of patches that differ from struct tags.
pub(super) static PATCH_MARKERS: Code = Code {
    id: "openapi/patch-markers",
    summary: "the struct tag of a field and its comment do not say the same of patches",
    explain: "Servers read patchStrategy and patchMergeKey from the struct tag, clients from the schema, which has them from \
              `+patchStrategy` and `+patchMergeKey`. Write both, with one value, or neither.",
};

/// A field that is and is not required.
pub(super) static OPTIONAL_AND_REQUIRED: Code = Code {
    id: "openapi/optional-and-required",
    summary: "a field is both +optional and +required",
    explain: "From Kubernetes 0.30 on `+required` makes a field required whatever its JSON tag says. Drop one of the two \
              markers.",
};

/// A type that is one of several, and none.
pub(super) static ONE_OF_ALONE: Code = Code {
    id: "openapi/one-of-alone",
    summary: "a type has OpenAPIV3OneOfTypes without OpenAPISchemaType and OpenAPISchemaFormat",
    explain: "OpenAPI 2 has no oneOf, so a type that is one of several in version 3 must say what it is in version 2. Add the \
              methods OpenAPISchemaType() []string and OpenAPISchemaFormat() string.",
};

/// A text that is no Go string.
pub(super) static NOT_PLAIN: Code = Code {
    id: "openapi/not-plain",
    summary: "a text cannot stand between quotes as it is",
    explain: "Upstream writes names, values of extensions and, up to 0.31, descriptions between quotes without escaping \
              backslashes and control characters. Where that is no Go string its formatter refuses the file. Write the text \
              without backslashes, or with two; in names, without quotes.",
};

/// Two fields of a union of one name.
pub(super) static UNION_FIELD_TWICE: Code = Code {
    id: "openapi/union-field-twice",
    summary: "two fields of a union have one JSON name",
    explain: "The fields of a union are told apart by their JSON names; upstream panics at two of one name. Give one of them \
              another.",
};

/// A name of a function that is none.
pub(super) static NO_FUNCTION_NAME: Code = Code {
    id: "openapi/no-function-name",
    summary: "the import path of a package cannot be part of a function's name",
    explain: "The function of a type is named after the last four elements of its package's import path, in which dots and \
              dashes are the only signs that are put right. Rename the directory to letters and digits.",
};

/// No name is left for an import.
pub(super) static NO_IMPORT_NAME: Code = Code {
    id: "openapi/no-import-name",
    summary: "no name is left for an import",
    explain: "Imports are named after the last elements of their paths, and all such names are taken. Upstream panics. Rename \
              the output package, whose name is in the way, or leave out what needs the import.",
};

/// Upstream stops at this.
pub(super) fn refused(code: &'static Code, message: impl Into<String>, place: Option<Span>) -> Diagnostic {
    let finding = Diagnostic::error(code, message);
    match place {
        Some(place) => finding.at(place),
        None => finding,
    }
}

/// Whether a text can stand between quotes as it is.
pub(super) fn plain(text: &str, place: Option<Span>) -> Result<(), Trouble> {
    if is_plain(text) { Ok(()) } else { Err(not_plain(text, place).into()) }
}

/// What is said of a text that cannot.
pub(super) fn not_plain(text: &str, place: Option<Span>) -> Diagnostic {
    refused(&NOT_PLAIN, format!("this cannot stand between quotes as it is: {text}"), place)
        .help("write it without quotes and backslashes")
}

/// All of them.
pub(super) const ALL: &[&Code] = &[
    &UNSUPPORTED_TYPE,
    &MAP_KEY,
    &ENDLESS_TYPE,
    &BAD_DEFAULT,
    &REPEATED_MARKER,
    &PATCH_MARKERS,
    &OPTIONAL_AND_REQUIRED,
    &ONE_OF_ALONE,
    &NOT_PLAIN,
    &UNION_FIELD_TWICE,
    &NO_FUNCTION_NAME,
    &NO_IMPORT_NAME,
    &rules::NAMES_MATCH,
    &rules::OMITEMPTY_MATCH_CASE,
    &rules::LIST_TYPE_MISSING,
    &rules::STREAMING_FIELD_ORDER,
    &rules::STREAMING_JSON_TAGS,
    &rules::STREAMING_PROTO_TAGS,
    &report::VIOLATION_GONE,
    &report::BAD_EXCEPTION,
    &model_name::BAD_MODEL_PACKAGE,
    &model_name::NO_RECEIVER,
    &validation::INVALID_VALIDATION,
    &document::MADE_BY_CODE,
    &document::NO_SUCH_CONSTANT,
];
