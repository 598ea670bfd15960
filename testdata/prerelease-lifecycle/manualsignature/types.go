package manualsignature

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Parameters is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type Parameters struct {
	metav1.TypeMeta `json:",inline"`
}

// Results is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type Results struct {
	metav1.TypeMeta `json:",inline"`
}

// Replaced is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=apps,v1,Vehicle
type Replaced struct {
	metav1.TypeMeta `json:",inline"`
}

// APILifecycleIntroduced takes something.
func (in *Parameters) APILifecycleIntroduced(of string) (major, minor int) { return 1, 2 }

// APILifecycleRemoved gives one number.
func (in *Results) APILifecycleRemoved() int { return 1 }

// Kind is a kind.
type Kind string

// APILifecycleReplacement has the form of what is generated.
func (in *Replaced) APILifecycleReplacement() Kind { return "Vehicle" }
