package v1alpha1

import (
	"k8s.io/apimachinery/pkg/runtime"
)

// addDefaultingFuncs registers what kgen has made of the function below.
func addDefaultingFuncs(scheme *runtime.Scheme) error {
	return RegisterDefaults(scheme)
}

// SetDefaults_VehicleSpec fills in how a vehicle moves.
func SetDefaults_VehicleSpec(obj *VehicleSpec) {
	if obj.Motion == nil {
		motion := "road"
		obj.Motion = &motion
	}
}
