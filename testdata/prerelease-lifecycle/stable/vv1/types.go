package vv1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Plain is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type Plain struct {
	metav1.TypeMeta `json:",inline"`
}

// Deprecated is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:deprecated=1.21
type Deprecated struct {
	metav1.TypeMeta `json:",inline"`
}

// Removed is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:removed=1.25
type Removed struct {
	metav1.TypeMeta `json:",inline"`
}

// Both is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:deprecated=1.21
// +k8s:prerelease-lifecycle-gen:removed=1.25
type Both struct {
	metav1.TypeMeta `json:",inline"`
}
