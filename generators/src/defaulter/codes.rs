//! What defaulter finds fault with. Errors are cases in which upstream's defaulter-gen ends with a fatal message, panics, or
//! writes what no formatter takes; of what it silently passes over there is a warning.

use diag::Code;

/// All of them.
pub(super) const ALL: &[&Code] = &[
    &BAD_MARKER,
    &DUPLICATE_MARKER,
    &IGNORED_MARKER,
    &NO_SUCH_PACKAGE,
    &DUPLICATE_FUNCTION,
    &INVALID_DEFAULT,
    &DEFAULT_IS_NOT_ZERO,
    &UNWRITABLE_DEFAULT,
    &NO_SUCH_CONSTANT,
    &CONSTANT_AS_JSON,
    &TOO_DEEP,
    &GENERIC_ROOT,
    &NO_IMPORT_NAME,
];

/// A marker value that upstream refuses.
pub(super) static BAD_MARKER: Code = Code {
    id: "defaulter/bad-marker",
    summary: "the marker's value is not one that defaulter takes",
    explain: "In doc.go the value of +k8s:defaulter-gen is the name of a field, mostly TypeMeta; from Kubernetes 0.37 on \
              it may be `false` instead, but not both. +k8s:defaulter-gen-input takes an import path; from 0.37 on it \
              must not start with ./ or ../.",
};

/// Two markers where one may stand.
pub(super) static DUPLICATE_MARKER: Code = Code {
    id: "defaulter/duplicate-marker",
    summary: "a marker stands twice where it may stand once",
    explain: "A package takes its types from one other package at most, and a field or type has one default. All \
              comments of doc.go count for the package. Upstream stops at the second marker; so does kgen, and shows \
              both.",
};

/// A marker that is read and does nothing.
pub(super) static IGNORED_MARKER: Code = Code {
    id: "defaulter/ignored-marker",
    summary: "a +k8s:defaulter-gen marker has no effect where it stands",
    explain: "Above a type, +k8s:defaulter-gen=true and =false count only in the comment before the type's own comment, \
              with one empty line between the two, and only if no other such marker stands with them. Upstream passes \
              over any other silently. From Kubernetes 0.36 on a package without +k8s:defaulter-gen in doc.go gets no \
              file, whatever its types say.",
};

/// A package that is named and not there.
pub(super) static NO_SUCH_PACKAGE: Code = Code {
    id: "defaulter/no-such-package",
    summary: "a package that a marker or an option names cannot be loaded",
    explain: "+k8s:defaulter-gen-input names the package that holds the types, --extra-peer-dirs packages whose defaulting \
              functions count as well. Both are import paths. Before Kubernetes 0.23 the value of the marker is always \
              taken as a path below the package's own.",
};

/// Two functions for one type.
pub(super) static DUPLICATE_FUNCTION: Code = Code {
    id: "defaulter/duplicate-function",
    summary: "two packages have a defaulting function for one type",
    explain: "SetDefaults_T and SetObjectDefaults_T may be declared for a type in one package of a run only, peers \
              included: upstream panics. Rename one of them to SetDefaults_T_Something, and it is called besides the \
              other, or leave its package out of the run.",
};

/// A default that is no JSON.
pub(super) static INVALID_DEFAULT: Code = Code {
    id: "defaulter/invalid-default",
    summary: "the value of +default is not JSON",
    explain: "The value is everything behind `=` up to the end of the line, comments included, and has to be JSON: strings \
              stand in double quotes. From Kubernetes 0.29 on it may be ref(Constant) or ref(import/path.Constant) \
              instead.",
};

/// A default that upstream enforces to be zero.
pub(super) static DEFAULT_IS_NOT_ZERO: Code = Code {
    id: "defaulter/default-is-not-zero",
    summary: "a field that is always there can have its zero value as default only",
    explain: "Up to Kubernetes 0.29 the default of a field that is no pointer, map or slice, and whose JSON tag does not \
              say omitempty, must be the zero value: nobody could tell a field that was left out from one that was set \
              to zero. Make the field a pointer, add omitempty, or drop the marker.",
};

/// A default that is no Go.
pub(super) static UNWRITABLE_DEFAULT: Code = Code {
    id: "defaulter/unwritable-default",
    summary: "the default cannot be written as Go code",
    explain: "Upstream copies the JSON text of a default into Go code: of a string, number or boolean as it stands, of all \
              else between back quotes. JSON that Go does not read there breaks the generated file: a list or an object \
              for a field that holds a string, number or boolean; the escapes \\/ and of lone surrogates; a back quote.",
};

/// A reference that leads nowhere.
pub(super) static NO_SUCH_CONSTANT: Code = Code {
    id: "defaulter/no-such-constant",
    summary: "the constant that +default=ref(…) names is not there",
    explain: "Upstream writes the name into the generated file without a look at it; the file then does not compile. A \
              name without import path is looked for in the package of the type that the field belongs to.",
};

/// A reference where JSON has to stand.
pub(super) static CONSTANT_AS_JSON: Code = Code {
    id: "defaulter/constant-as-json",
    summary: "a constant is the default of what is set from JSON",
    explain: "Fields that hold no string, number or boolean, nor a pointer to one, are set from JSON. Upstream writes the name \
              of the constant in place of the JSON text, and the generated function panics when it is called. Write the \
              JSON itself behind +default=.",
};

/// Slices within slices within slices.
pub(super) static TOO_DEEP: Code = Code {
    id: "defaulter/too-deep",
    summary: "slices are nested so deep that upstream has no names for the loops",
    explain: "Upstream has eight letters for the variables of nested loops, and panics at the ninth. Write \
              SetObjectDefaults for the type by hand, or a covering SetDefaults for one in between.",
};

/// A type with parameters.
pub(super) static GENERIC_ROOT: Code = Code {
    id: "defaulter/generic-root",
    summary: "a type with parameters cannot have an object defaulter",
    explain: "Upstream writes the type's parameters into the function's name, which no formatter takes. \
              Leave the type out with +k8s:defaulter-gen=false in a comment of its own above that of the type.",
};

/// An import that cannot be named.
pub(super) static NO_IMPORT_NAME: Code = Code {
    id: "defaulter/no-import-name",
    summary: "no name is left for an import",
    explain: "Imports are named after the last element of their path, or more of them where that is taken. From Kubernetes \
              0.32 on the last element of the package's own path is never used; upstream panics where nothing else is \
              left.",
};
