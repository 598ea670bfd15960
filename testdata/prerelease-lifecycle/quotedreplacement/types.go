package quotedreplacement

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Vehicle is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=apps,v1,Vehicle"s
type Vehicle struct {
	metav1.TypeMeta `json:",inline"`
}
