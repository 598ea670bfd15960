package twomarkers

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Vehicle is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:introduced=1.20
type Vehicle struct {
	metav1.TypeMeta `json:",inline"`
}
