package letters

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Ärger is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type Ärger struct {
	metav1.TypeMeta `json:",inline"`
}
