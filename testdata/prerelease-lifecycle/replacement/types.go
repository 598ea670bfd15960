package replacement

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Deployment is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.1
// +k8s:prerelease-lifecycle-gen:deprecated=1.8
// +k8s:prerelease-lifecycle-gen:removed=1.16
// +k8s:prerelease-lifecycle-gen:replacement=apps,v1,Deployment
type Deployment struct {
	metav1.TypeMeta `json:",inline"`
}

// Binding is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.1
// +k8s:prerelease-lifecycle-gen:replacement=,v1,Binding
type Binding struct {
	metav1.TypeMeta `json:",inline"`
}

// Odd is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.1
// +k8s:prerelease-lifecycle-gen:replacement=a.b-c/d e,v1 // x,9 lives
type Odd struct {
	metav1.TypeMeta `json:",inline"`
}
