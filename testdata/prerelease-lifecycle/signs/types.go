package signs

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Vehicle is one.
// +k8s:prerelease-lifecycle-gen:introduced=+1.-05
// +k8s:prerelease-lifecycle-gen:deprecated=-1.007
type Vehicle struct {
	metav1.TypeMeta `json:",inline"`
}
