package basic

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Vehicle is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type Vehicle struct {
	metav1.TypeMeta `json:",inline"`
}

// VehicleList is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:deprecated=1.20
type VehicleList struct {
	metav1.TypeMeta `json:",inline"`
}

// Depot is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:removed=1.30
type Depot struct {
	metav1.TypeMeta `json:",inline"`
}

// +k8s:prerelease-lifecycle-gen:introduced=1.21
// +k8s:prerelease-lifecycle-gen:deprecated=2.0
// +k8s:prerelease-lifecycle-gen:removed=3.14

// Apart has its markers in a comment of its own.
type Apart struct {
	metav1.TypeMeta `json:",inline"`

	Name string `json:"name"`
}

// Spec is no API.
type Spec struct {
	Name string `json:"name"`
}

// hidden is not exported.
type hidden struct {
	metav1.TypeMeta `json:",inline"`
}

var _ = hidden{}
