//! What deepcopy finds fault with. Each is a case in which upstream's deepcopy-gen ends with a fatal
//! message, unless it says warning.

use diag::Code;

/// All of them.
pub(super) const ALL: &[&Code] = &[
    &UNSUPPORTED_TYPE,
    &BAD_MARKER,
    &DUPLICATE_MARKER,
    &NOT_COPYABLE,
    &BAD_SIGNATURE,
    &NOT_AN_INTERFACE,
    &CONTRADICTION,
    &UNKNOWN_VALUE,
    &NO_IMPORT_NAME,
];

/// A field or element that cannot be copied.
pub(super) static UNSUPPORTED_TYPE: Code = Code {
    id: "deepcopy/unsupported-type",
    summary: "a value of this type cannot be deep-copied",
    explain: "Functions, channels, interfaces without a name, complex numbers and runes have no deep copy that a \
              generator could write. Give the type that holds the field a DeepCopyInto method written by hand, leave \
              the type out with +k8s:deepcopy-gen=false, or change the field's type.",
};

/// A marker value that upstream refuses.
pub(super) static BAD_MARKER: Code = Code {
    id: "deepcopy/bad-marker",
    summary: "the marker's value is not one that deepcopy knows",
    explain: "In doc.go the value of +k8s:deepcopy-gen is `package`; above a type it is `true` or `false`. Before \
              Kubernetes 1.8 the values were `generate` and `register`: both are `package` today.",
};

/// Two markers where one may stand.
pub(super) static DUPLICATE_MARKER: Code = Code {
    id: "deepcopy/duplicate-marker",
    summary: "+k8s:deepcopy-gen stands twice for one package or type",
    explain: "All comments of doc.go count for the package, and both the comment above a type and the one before it \
              count for the type. Keep one marker.",
};

/// A type that asks for methods it cannot have.
pub(super) static NOT_COPYABLE: Code = Code {
    id: "deepcopy/not-copyable",
    summary: "a type asks for deepcopy methods that it cannot have",
    explain: "Methods are generated for exported structs and for exported named maps and slices. Interfaces, \
              functions, pointers, arrays and names of basic types do not get any.",
};

/// A hand-written method of the wrong form.
pub(super) static BAD_SIGNATURE: Code = Code {
    id: "deepcopy/bad-signature",
    summary: "a hand-written DeepCopy or DeepCopyInto has the wrong signature",
    explain: "DeepCopy takes no parameters and returns the type of its receiver: `func (in *T) DeepCopy() *T` or \
              `func (in T) DeepCopy() T`. DeepCopyInto takes one pointer and returns nothing: \
              `func (in *T) DeepCopyInto(out *T)`.",
};

/// An interfaces marker that names something else.
pub(super) static NOT_AN_INTERFACE: Code = Code {
    id: "deepcopy/not-an-interface",
    summary: "+k8s:deepcopy-gen:interfaces names something that is not an interface",
    explain: "Each value is an import path, a dot and the name of an interface type declared there, for example \
              k8s.io/apimachinery/pkg/runtime.Object.",
};

/// Both true and false.
pub(super) static CONTRADICTION: Code = Code {
    id: "deepcopy/contradicting-markers",
    summary: "+k8s:deepcopy-gen:nonpointer-interfaces is both true and false for one type",
    explain: "The marker may be repeated, but all of them must agree.",
};

/// A warning: upstream passes over it.
pub(super) static UNKNOWN_VALUE: Code = Code {
    id: "deepcopy/unknown-value",
    summary: "the marker has no effect, because its value is not one that deepcopy knows",
    explain: "Above a type, +k8s:deepcopy-gen is `true` or `false`. In a package without +k8s:deepcopy-gen=package \
              upstream passes over any other value without a word, and the type gets no methods.",
};

/// An import that cannot be named.
pub(super) static NO_IMPORT_NAME: Code = Code {
    id: "deepcopy/no-import-name",
    summary: "an import of the generated file cannot be named",
    explain: "Imports are named after the last elements of their paths. Where all of them are taken, by other imports or \
              by the package itself (a package named time that needs the standard library's time), upstream's \
              deepcopy-gen panics.",
};
