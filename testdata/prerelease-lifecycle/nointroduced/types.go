package nointroduced

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Silent is one.
type Silent struct {
	metav1.TypeMeta `json:",inline"`
}

// Ended is one.
// +k8s:prerelease-lifecycle-gen:deprecated=1.20
// +k8s:prerelease-lifecycle-gen:removed=1.21
type Ended struct {
	metav1.TypeMeta `json:",inline"`
}

// Known is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type Known struct {
	metav1.TypeMeta `json:",inline"`
}
