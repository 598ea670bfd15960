package embedding

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// TypeMeta is our own.
type TypeMeta string

// Meta is another name.
type Meta = metav1.TypeMeta

// Pointer is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type Pointer struct {
	*metav1.TypeMeta `json:",inline"`
}

// Own is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type Own struct {
	TypeMeta `json:",inline"`
}

// Renamed is one.
type Renamed struct {
	Meta `json:",inline"`
}

// Field is one.
type Field struct {
	TypeMeta metav1.TypeMeta `json:"typeMeta"`
}

// Within is one.
type Within struct {
	Own `json:",inline"`
}

// Same is declared as another one.
// +k8s:prerelease-lifecycle-gen:introduced=1.20
type Same Own

// Alias is another name.
type Alias = Own

// Pointed is a pointer.
type Pointed *Own

// Many is a list.
type Many []Own

// Any is an interface.
type Any interface{ Foo() }
