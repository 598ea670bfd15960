package manual

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Pointed is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=apps,v1,Pointed
type Pointed struct {
	metav1.TypeMeta `json:",inline"`
}

// Valued is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type Valued struct {
	metav1.TypeMeta `json:",inline"`
}

// Whole is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
type Whole struct {
	metav1.TypeMeta `json:",inline"`
}

// APILifecycleIntroduced is written by hand.
func (in *Pointed) APILifecycleIntroduced() (major, minor int) { return 1, 2 }

// APILifecycleDeprecated is written by hand.
func (in Valued) APILifecycleDeprecated() (int, int) { return 1, 2 }

// APILifecycleIntroduced is written by hand.
func (*Whole) APILifecycleIntroduced() (string, error) { return "", nil }

// APILifecycleDeprecated is written by hand.
func (*Whole) APILifecycleDeprecated() (a, b int) { return 1, 2 }

// APILifecycleRemoved is written by hand.
func (*Whole) APILifecycleRemoved() (a, b int) { return 1, 2 }
