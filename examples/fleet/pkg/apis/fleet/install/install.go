// Package install registers every version of the group with a scheme.
package install

import (
	"k8s.io/apimachinery/pkg/runtime"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"

	"example.com/fleet/pkg/apis/fleet"
	v1 "example.com/fleet/pkg/apis/fleet/v1"
	"example.com/fleet/pkg/apis/fleet/v1alpha1"
)

// Install adds the group to a scheme; v1 is preferred.
func Install(scheme *runtime.Scheme) {
	utilruntime.Must(fleet.AddToScheme(scheme))
	utilruntime.Must(v1.AddToScheme(scheme))
	utilruntime.Must(v1alpha1.AddToScheme(scheme))
	utilruntime.Must(scheme.SetVersionPriority(v1.SchemeGroupVersion, v1alpha1.SchemeGroupVersion))
}
