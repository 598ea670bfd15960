package generics

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Box holds something.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type Box[T any] struct {
	metav1.TypeMeta `json:",inline"`

	Item T `json:"item"`
}

// Pair holds two things.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type Pair[K comparable, V any] struct {
	metav1.TypeMeta `json:",inline"`

	Items map[K]V `json:"items"`
}

// BoxList is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type BoxList struct {
	metav1.TypeMeta `json:",inline"`

	Items []Box[string] `json:"items"`
}
