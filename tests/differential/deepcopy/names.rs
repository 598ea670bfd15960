//! The names and types that units are made of.

use super::types::Form;

/// Paths of packages that may be generated: their last element up to its first dot is a package name.
pub(crate) const PLACES: &[&str] = &[
    "core/v1",
    "meta/v1",
    "apps/v1",
    "api/core/v1",
    "apis/meta-x/v1",
    "my.group/v1",
    "a/b_c/v1",
    "v1",
    "v1beta1",
    "core",
    "internal",
    "types",
    "pkg_one",
    "group/v1.2",
    "time",
    "runtime",
    "x.y.z/resource",
    "cmd/main",
    "a/testdata/v1",
];

/// Paths and package names of what upstream cannot generate, and so never asks for it.
pub(crate) const ODD_PLACES: &[(&str, &str)] = &[
    ("x-y", "xy"),
    ("go-types", "types"),
    ("func", "fn"),
    ("odd-name/map", "maps"),
    ("odd/default", "defaults"),
    ("core/v-1", "v1"),
    ("range", "ranges"),
];

/// Names of types; a number is put behind those that are taken.
pub(crate) const NAMES: &[&str] = &[
    "Pod",
    "Spec",
    "Status",
    "List",
    "Meta",
    "Kind",
    "Rule",
    "Item",
    "Ref",
    "Set",
    "Time",
    "Object",
    "A",
    "Z",
    "AB",
    "Ab",
    "Éclair",
    "Node_Info",
    "X1",
    "DeepCopy",
    "In",
    "Out",
    "Key",
    "Val",
];

/// Names that are not exported by upstream's rule, or by Go's.
pub(crate) const PRIVATE: &[&str] = &["hidden", "_Under", "ünder", "spec", "in", "out", "_0"];

/// Predeclared names, which a package may declare anew.
pub(crate) const SHADOWING: &[&str] =
    &["string", "int32", "error", "byte", "any", "bool", "len", "comparable", "uint8", "rune", "new"];

/// Names of fields.
pub(crate) const FIELDS: &[&str] = &[
    "Name",
    "Labels",
    "Items",
    "Next",
    "Value",
    "Spec",
    "In",
    "Out",
    "Key",
    "Val",
    "I",
    "hidden",
    "out",
    "in",
    "Ünits",
    "DeepCopy2",
    "DeepCopy",
    "DeepCopyInto",
    "X",
    "Y",
    "Map",
    "String",
    "_x",
];

/// Predeclared types.
pub(crate) const BASIC: &[&str] = &[
    "string", "string", "string", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16",
    "uint32", "uint64", "byte", "float32", "float64", "uintptr",
];

/// Types of elsewhere: import path, package name, type, form.
pub(crate) const FOREIGN: &[(&str, &str, &str, Form)] = &[
    ("time", "time", "Time", Form::Struct),
    ("time", "time", "Duration", Form::Basic),
    ("encoding/json", "json", "RawMessage", Form::Collection),
    ("net/url", "url", "URL", Form::Struct),
    ("net/url", "url", "Values", Form::Collection),
    ("math/big", "big", "Int", Form::Struct),
    ("os", "os", "FileMode", Form::Basic),
    ("sort", "sort", "StringSlice", Form::Collection),
    ("go/token", "token", "Position", Form::Plain),
    ("fmt", "fmt", "Stringer", Form::Interface),
    ("io", "io", "Reader", Form::Interface),
    ("k8s.io/apimachinery/pkg/apis/meta/v1", "v1", "ObjectMeta", Form::Struct),
    ("k8s.io/apimachinery/pkg/apis/meta/v1", "v1", "TypeMeta", Form::Plain),
    ("k8s.io/apimachinery/pkg/apis/meta/v1", "v1", "Time", Form::Struct),
    ("k8s.io/apimachinery/pkg/apis/meta/v1", "v1", "Duration", Form::Plain),
    ("k8s.io/apimachinery/pkg/apis/meta/v1", "v1", "LabelSelector", Form::Struct),
    ("k8s.io/apimachinery/pkg/apis/meta/v1", "v1", "Condition", Form::Struct),
    ("k8s.io/apimachinery/pkg/runtime", "runtime", "RawExtension", Form::Struct),
    ("k8s.io/apimachinery/pkg/runtime", "runtime", "Object", Form::Interface),
    ("k8s.io/apimachinery/pkg/api/resource", "resource", "Quantity", Form::Struct),
    ("k8s.io/apimachinery/pkg/util/intstr", "intstr", "IntOrString", Form::Plain),
    ("mycorp/ledger", "ledger", "Entry", Form::Struct),
    ("gopkg.in/odd.v2", "odd", "Setting", Form::Struct),
    ("gopkg.in/odd.v2", "odd", "Settings", Form::Collection),
    ("gopkg.in/odd.v2", "odd", "Tree", Form::Struct),
];

/// Packages that take much of the standard library with them.
pub(crate) const HEAVY: &[&str] = &[
    "time",
    "encoding/json",
    "net/url",
    "math/big",
    "os",
    "sort",
    "go/token",
    "fmt",
    "io",
    "k8s.io/apimachinery/pkg/apis/meta/v1",
    "k8s.io/apimachinery/pkg/api/resource",
];

/// Field types that upstream refuses, or copies in a way that hardly anybody wants.
pub(crate) const HAZARDS: &[&str] = &[
    "func()",
    "func(a, b int) (string, error)",
    "chan int",
    "<-chan struct{}",
    "interface{}",
    "any",
    "rune",
    "complex128",
    "interface{ M() }",
    "interface{ M(); N(x int) string }",
    "*interface{}",
    "*error",
    "map[interface{}]string",
    "map[*string]string",
    "map[[2]string]string",
    "map[any]int",
    "[][2]int",
    "map[string][2]int",
    "*[2]int",
    "[2][2]*int",
    "Missing",
    "*Missing",
    "[]Missing",
    "map[Missing]int",
    "[]interface{}",
    "map[string]interface{}",
    "map[string]any",
    "[]func()",
    "[]error",
    "map[struct{ A *int }]int",
    "*chan int",
    "[]rune",
    "*rune",
    "struct{ A rune }",
    "struct{ A []func() }",
    "map[string]struct{ A interface{} }",
    "[...]int",
    "[-1]int",
    "[Missing]int",
    "**interface{ M() }",
    "[]*error",
];

/// Markers that upstream refuses, or passes over without a word.
pub(crate) const BAD_MARKERS: &[&str] = &[
    "+k8s:deepcopy-gen=yes",
    "+k8s:deepcopy-gen=package",
    "+k8s:deepcopy-gen",
    "+k8s:deepcopy-gen=",
    "+k8s:deepcopy-gen=TRUE",
    "+k8s:deepcopy-gen=true,register",
    "+k8s:deepcopy-gen=true,register=false",
    "+k8s:deepcopy-gen=true,other",
    "+k8s:deepcopy-gen=true,",
    "+k8s:deepcopy-gen=\"true\"",
    "+k8s:deepcopy-gen=`true`",
    "+k8s:deepcopy-gen:interfaces",
    "+k8s:deepcopy-gen:interfaces=",
    "+k8s:deepcopy-gen:interfaces=,",
    "+k8s:deepcopy-gen:interfaces=Object",
    "+k8s:deepcopy-gen:interfaces=fmt.Missing",
    "+k8s:deepcopy-gen:interfaces=time.Time",
    "+k8s:deepcopy-gen:interfaces=fmt.Stringer, io.Reader",
    "+k8s:deepcopy-gen:interfaces=fmt.Stringer;io.Reader",
    "+k8s:deepcopy-gen:interfaces=\"fmt.Stringer\"",
    "+k8s:deepcopy-gen:nonpointer-interfaces",
    "+k8s:deepcopy-gen:nonpointer-interfaces=maybe",
    "+k8s:deepcopy-gen:nonpointer-interfaces=true\n// +k8s:deepcopy-gen:nonpointer-interfaces=false",
    "+k8s:deepcopy-gen=true\n// +k8s:deepcopy-gen=true",
    "+k8s:deepcopy-gen=true\n// +k8s:deepcopy-gen=false",
    "+k8s:deepcopy-gen:unknown=1",
    "+k8s:deepcopy-gen-x=1",
    "+k8s:deepcopy-gen x=1",
];

/// Values of the interfaces marker that are right.
pub(crate) const INTERFACES: &[&str] = &[
    "fmt.Stringer",
    "io.Reader",
    "k8s.io/apimachinery/pkg/runtime.Object",
    "io.Reader,fmt.Stringer",
    "k8s.io/apimachinery/pkg/runtime.Object,fmt.Stringer,,io.Writer",
    "k8s.io/apimachinery/pkg/runtime.Object,k8s.io/apimachinery/pkg/runtime.Object",
    "k8s.io/apimachinery/pkg/runtime/schema.ObjectKind",
    "sort.Interface",
];

/// Code that no generator reads, and that may mislead one.
pub(crate) const CODE: &[&str] = &[
    "func helper@() {\n\t// +k8s:deepcopy-gen=true\n\ttype Inner struct{ A []string }\n\t_ = Inner{}\n\tx := `}\n// +k8s:deepcopy-gen=false\n{`\n\t_ = x // }\n}\n",
    "func many@(a, b int, rest ...string) (c string, err error) { return \"}\", nil } // +k8s:deepcopy-gen=false\n",
    "var Table@ = map[string]struct{ A, B int }{\n\t\"}\": {1, 2}, // +k8s:deepcopy-gen=true\n\t`{`: {},\n}\n",
    "var (\n\t_, second@ = func() (int, rune) { return '{', '\\'' }()\n)\n",
    "func init() {\n\tfor i := range 3 { if i > 1 { switch { case true: /* } */ default: } } }\n}\n",
    "const text@ = `\n// +k8s:deepcopy-gen=package\ntype Fake struct{}\n`\n",
    "func generic@[T any, K comparable](t T, m map[K]T) T { var x struct{ T }; return x.T }\n",
    "var f@ = func(x interface{ M() }) func() func(int) { return nil }\n\nvar _ = f@\n",
    "func (t *local@) method() { type T = int; goto end; end: }\n\ntype local@ struct{ *local@ }\n",
    "/* +k8s:deepcopy-gen=true */ func one@() { } /* a */ /* b */\n",
];
