package v1alpha1

import (
	"k8s.io/apimachinery/pkg/runtime"
)

// addDefaultingFuncs registers the function below by hand. A generated
// RegisterDefaults will take its place.
func addDefaultingFuncs(scheme *runtime.Scheme) error {
	scheme.AddTypeDefaultingFunc(&Vehicle{}, func(obj any) { SetDefaults_VehicleSpec(&obj.(*Vehicle).Spec) })
	scheme.AddTypeDefaultingFunc(&VehicleList{}, func(obj any) {
		items := obj.(*VehicleList).Items
		for i := range items {
			SetDefaults_VehicleSpec(&items[i].Spec)
		}
	})
	return nil
}

// SetDefaults_VehicleSpec fills in how a vehicle moves.
func SetDefaults_VehicleSpec(obj *VehicleSpec) {
	if obj.Motion == nil {
		motion := "road"
		obj.Motion = &motion
	}
}
