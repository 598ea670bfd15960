package spaces

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Vehicle is one.
//  	+k8s:prerelease-lifecycle-gen:introduced=1.19  
type Vehicle struct {
	metav1.TypeMeta `json:",inline"`
}
