//! What prerelease-lifecycle finds fault with. Errors are cases in which upstream's prerelease-lifecycle-gen ends with a
//! fatal message, or writes what no formatter takes; of what it silently passes over there is a warning.

use diag::Code;

/// All of them.
pub(super) const ALL: &[&Code] = &[
    &BAD_MARKER,
    &DUPLICATE_MARKER,
    &NOT_INTRODUCED,
    &BAD_VERSION,
    &BAD_REPLACEMENT,
    &BAD_SIGNATURE,
    &UNWRITABLE_TYPE,
    &IGNORED_MARKER,
    &BACKWARDS,
];

/// A marker value that upstream refuses.
pub(super) static BAD_MARKER: Code = Code {
    id: "prerelease-lifecycle/bad-marker",
    summary: "the marker's value is not one that prerelease-lifecycle takes",
    explain: "In doc.go, +k8s:prerelease-lifecycle-gen is `true` or `false`. It takes no parameters behind a comma. From \
              Kubernetes 0.37 on anything but `false` counts as true, and `false` must not stand beside anything else.",
};

/// Two markers where one may stand.
pub(super) static DUPLICATE_MARKER: Code = Code {
    id: "prerelease-lifecycle/duplicate-marker",
    summary: "a marker stands twice where it may stand once",
    explain: "All comments of doc.go count for the package, and both the comment above a type and the one before it count \
              for the type. Upstream stops at the second marker; so does kgen, and shows both.",
};

/// An API that came at no time.
pub(super) static NOT_INTRODUCED: Code = Code {
    id: "prerelease-lifecycle/not-introduced",
    summary: "a type has no marker that says in which release it came",
    explain: "In a package with +k8s:prerelease-lifecycle-gen=true every exported struct that embeds TypeMeta needs \
              +k8s:prerelease-lifecycle-gen:introduced=<major>.<minor>, lists as well as single objects: nothing can be \
              computed without it.",
};

/// A release that cannot be read.
pub(super) static BAD_VERSION: Code = Code {
    id: "prerelease-lifecycle/bad-version",
    summary: "a release is not of the form major.minor",
    explain: "Releases are two whole numbers with a dot between them, as in 1.22: no `v` before them, no patch release, \
              nothing behind them.",
};

/// A replacement that cannot be read.
pub(super) static BAD_REPLACEMENT: Code = Code {
    id: "prerelease-lifecycle/bad-replacement",
    summary: "a replacement is not of the form group,version,Kind",
    explain: "The group has no capitals, and is empty for the core API; the version begins with `v` and has no capitals; \
              the kind begins with a capital. All three go into the generated file between quotes, so that quotes and \
              backslashes cannot be part of them.",
};

/// A hand-written method of the wrong form.
pub(super) static BAD_SIGNATURE: Code = Code {
    id: "prerelease-lifecycle/bad-signature",
    summary: "an APILifecycle method written by hand has the wrong signature",
    explain: "Methods written by hand take no parameters and give two results: `func (in *T) APILifecycleIntroduced() \
              (major, minor int)`. Upstream asks that of APILifecycleReplacement as well, whose generated form gives one \
              result, so that it cannot be written by hand where a marker names a replacement.",
};

/// A type that cannot be a receiver.
pub(super) static UNWRITABLE_TYPE: Code = Code {
    id: "prerelease-lifecycle/unwritable-type",
    summary: "upstream cannot write methods for a type of this name",
    explain: "Upstream capitalises the first byte of a type's name, which breaks a letter outside of ASCII; and up to \
              Kubernetes 0.31 it writes the constraints of type parameters into the receiver. No formatter takes either.",
};

/// A marker that is read and does nothing.
pub(super) static IGNORED_MARKER: Code = Code {
    id: "prerelease-lifecycle/ignored-marker",
    summary: "a +k8s:prerelease-lifecycle-gen marker has no effect where it stands",
    explain: "Only doc.go says whether a package gets a file: there is no such marker for single types, and what types say \
              about releases counts for nothing without it. Methods are written for exported structs that embed TypeMeta. \
              Upstream passes over any other marker silently.",
};

/// Releases in the wrong order.
pub(super) static BACKWARDS: Code = Code {
    id: "prerelease-lifecycle/backwards",
    summary: "an API ends before it begins",
    explain: "A release in which an API is deprecated before it was introduced, or removed before it is deprecated, is \
              mostly a slip of the pen. Upstream does not compare them.",
};
