package v1

import (
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

const (
	// DefaultInterval is how often a vehicle is looked after.
	DefaultInterval = 90 * 24 * time.Hour
	// DefaultPlaces is how many vehicles find room in a depot.
	DefaultPlaces int32 = 10
)

// addDefaultingFuncs registers what kgen has made of the functions below.
func addDefaultingFuncs(scheme *runtime.Scheme) error {
	return RegisterDefaults(scheme)
}

// SetDefaults_VehicleSpec fills in how a vehicle moves, and that it is looked after.
func SetDefaults_VehicleSpec(obj *VehicleSpec) {
	if obj.Motion == nil {
		motion := Road
		obj.Motion = &motion
	}
	if obj.Maintenance == nil {
		obj.Maintenance = &Maintenance{}
	}
}

// SetDefaults_Maintenance fills in how often.
func SetDefaults_Maintenance(obj *Maintenance) {
	if obj.Interval == nil {
		obj.Interval = &metav1.Duration{Duration: DefaultInterval}
	}
}

// SetDefaults_DepotSpec fills in the room.
func SetDefaults_DepotSpec(obj *DepotSpec) {
	if obj.Places == nil {
		places := DefaultPlaces
		obj.Places = &places
	}
}
