package manualreplacement

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Vehicle is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=apps,v1,Vehicle
type Vehicle struct {
	metav1.TypeMeta `json:",inline"`
}

// APILifecycleReplacement is written by hand.
func (in *Vehicle) APILifecycleReplacement() (group, kind string) { return "apps", "Vehicle" }
