package backwards

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Deprecated is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:deprecated=1.18
type Deprecated struct {
	metav1.TypeMeta `json:",inline"`
}

// Removed is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:deprecated=1.22
// +k8s:prerelease-lifecycle-gen:removed=1.20
type Removed struct {
	metav1.TypeMeta `json:",inline"`
}

// Gone is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:removed=1.9
type Gone struct {
	metav1.TypeMeta `json:",inline"`
}
