package typemarkers

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Vehicle is one.
// +k8s:prerelease-lifecycle-gen=true
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type Vehicle struct {
	metav1.TypeMeta `json:",inline"`
}

// Spec is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type Spec struct {
	Name string `json:"name"`
}

// vehicle is one.
// +k8s:prerelease-lifecycle-gen:removed=1.19
type vehicle struct {
	metav1.TypeMeta `json:",inline"`
}

var _ = vehicle{}
