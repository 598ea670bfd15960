//! What conversion finds fault with. The errors are cases in which upstream's conversion-gen ends with a fatal message or a
//! panic; the warnings are those in which it writes a file that does not compile, or does not do what is meant.

use diag::Code;

/// All of them.
pub(super) const ALL: &[&Code] = &[
    &MISSING_PEER,
    &BAD_MARKER,
    &MISPLACED_MARKER,
    &CONTRADICTION,
    &UNKNOWN_VALUE,
    &WRONG_NAME,
    &DUPLICATE_FUNCTION,
    &NO_PEER_FIELD,
    &PRIVATE_FIELD,
    &INCONVERTIBLE,
    &MISSING_FUNCTION,
    &UNSUPPORTED_TYPE,
    &REORDERED_FIELDS,
    &NO_IMPORT_NAME,
];

/// A package that is named and not there.
pub(super) static MISSING_PEER: Code = Code {
    id: "conversion/missing-peer",
    summary: "a package that takes part in conversions cannot be found",
    explain: "The values of +k8s:conversion-gen and +k8s:conversion-gen-external-types, and of --base-peer-dirs, \
              --extra-peer-dirs and --extra-dirs, are full import paths. Unless told otherwise, conversion looks at \
              k8s.io/apimachinery's packages meta/v1, conversion and runtime, so that module must be required.",
};

/// A marker value that upstream refuses, or passes over.
pub(super) static BAD_MARKER: Code = Code {
    id: "conversion/bad-marker",
    summary: "the marker's value is not one that conversion knows",
    explain: "Above a type, +k8s:conversion-gen can only be `false`, and +k8s:conversion-gen:explicit-from only \
              `net/url.Values`. The path of a peer package belongs into doc.go.",
};

/// A marker of types above something else.
pub(super) static MISPLACED_MARKER: Code = Code {
    id: "conversion/misplaced-marker",
    summary: "a marker that belongs above a type stands above something else",
    explain: "+k8s:conversion-gen:explicit-from asks for a function that makes a value of a type. Upstream takes functions, \
              and from Kubernetes 0.30 on variables and constants as well, for types here, and writes functions for them \
              that do not compile.",
};

/// Markers that cannot be obeyed together.
pub(super) static CONTRADICTION: Code = Code {
    id: "conversion/contradicting-markers",
    summary: "the package's markers contradict each other",
    explain: "A package has its types in one other package at most, so +k8s:conversion-gen-external-types stands once. \
              +k8s:conversion-gen=false asks for no peers, so from Kubernetes 0.37 on it cannot stand beside one.",
};

/// A warning: upstream passes over it.
pub(super) static UNKNOWN_VALUE: Code = Code {
    id: "conversion/unknown-value",
    summary: "the marker has no effect, because its value is not one that conversion knows",
    explain: "Above a function written by hand, +k8s:conversion-fn is `copy-only` (the function does no more than an \
              assignment) or `drop` (fields of these types are left out), and stands once.",
};

/// A warning: a function that is never called.
pub(super) static WRONG_NAME: Code = Code {
    id: "conversion/wrong-name",
    summary: "a function looks like a conversion, but its name is not the one of its types",
    explain: "A function with the signature func(*A, *B, conversion.Scope) error is called, and registered, only if it is \
              named Convert_<a>_A_To_<b>_B, where <a> and <b> are the last elements of the packages' import paths.",
};

/// Two functions for one pair.
pub(super) static DUPLICATE_FUNCTION: Code = Code {
    id: "conversion/duplicate-function",
    summary: "two packages have a conversion function for one pair of types",
    explain: "Functions written by hand are shared by all packages of a run, so there can be one for each pair of types. \
              Upstream's conversion-gen panics.",
};

/// A warning: a field without a counterpart.
pub(super) static NO_PEER_FIELD: Code = Code {
    id: "conversion/no-peer-field",
    summary: "a field has no counterpart in the other type, and nobody says what becomes of it",
    explain: "Fields are paired by their names. Where one is left over, the generated autoConvert_ function leaves it out, \
              and the Convert_ function around it has to be written by hand: until then the generated file does not \
              compile, because that function is registered. A field can also opt out with +k8s:conversion-gen=false.",
};

/// A warning: a field out of reach.
pub(super) static PRIVATE_FIELD: Code = Code {
    id: "conversion/private-field",
    summary: "a field is not exported by its package, and nobody says what becomes of it",
    explain: "The generated functions cannot read or set the private fields of other packages. Write the Convert_ \
              function by hand, or let the field opt out with +k8s:conversion-gen=false.",
};

/// A warning: a field of another kind.
pub(super) static INCONVERTIBLE: Code = Code {
    id: "conversion/inconvertible",
    summary: "a field is of another kind than its counterpart, and nobody says how one becomes the other",
    explain: "A pointer does not become a value, or a string a number, by itself; for basic types upstream writes a \
              conversion expression that does not compile. Write a Convert_ function for the \
              types of the two fields, or for the structs that hold them.",
};

/// A warning: upstream's compileErrorOnMissingConversion.
pub(super) static MISSING_FUNCTION: Code = Code {
    id: "conversion/missing-function",
    summary: "a function that converts a type is missing",
    explain: "The two types do not lie in memory alike, are not assignable, and neither is a struct of the package that \
              conversions are generated for. Upstream writes a call of compileErrorOnMissingConversion, or a comment, \
              into the file. Write the function that the message names.",
};

/// A type without conversion.
pub(super) static UNSUPPORTED_TYPE: Code = Code {
    id: "conversion/unsupported-type",
    summary: "a type cannot be converted",
    explain: "Functions are generated for structs without type parameters. A peer of another kind gets a function that \
              does nothing, or stops upstream's conversion-gen. So does a list, map or pointer whose elements would have to be \
              converted to functions.",
};

/// A warning: bytes that change places.
pub(super) static REORDERED_FIELDS: Code = Code {
    id: "conversion/reordered-fields",
    summary: "a struct is taken for another whose fields stand in a different order, so that their values change places",
    explain: "Where two structs have fields of the same types in the same order, upstream takes the memory of one for the \
              other. It does not compare the fields' names: two strings that stand the other way round get each other's \
              values, silently. Put the fields into one order, or use --skip-unsafe.",
};

/// An import that cannot be named.
pub(super) static NO_IMPORT_NAME: Code = Code {
    id: "conversion/no-import-name",
    summary: "an import of the generated file cannot be named",
    explain: "Imports are named after the last elements of their paths. Where all of them are taken, by other imports or \
              by the package itself, upstream's conversion-gen panics.",
};
