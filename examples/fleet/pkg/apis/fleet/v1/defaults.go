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

// addDefaultingFuncs registers the functions below by hand. A generated
// RegisterDefaults will take its place.
func addDefaultingFuncs(scheme *runtime.Scheme) error {
	scheme.AddTypeDefaultingFunc(&Vehicle{}, func(obj any) { defaultVehicle(obj.(*Vehicle)) })
	scheme.AddTypeDefaultingFunc(&VehicleList{}, func(obj any) {
		items := obj.(*VehicleList).Items
		for i := range items {
			defaultVehicle(&items[i])
		}
	})
	scheme.AddTypeDefaultingFunc(&Depot{}, func(obj any) { SetDefaults_DepotSpec(&obj.(*Depot).Spec) })
	scheme.AddTypeDefaultingFunc(&DepotList{}, func(obj any) {
		items := obj.(*DepotList).Items
		for i := range items {
			SetDefaults_DepotSpec(&items[i].Spec)
		}
	})
	return nil
}

func defaultVehicle(obj *Vehicle) {
	SetDefaults_VehicleSpec(&obj.Spec)
	if obj.Spec.Maintenance != nil {
		SetDefaults_Maintenance(obj.Spec.Maintenance)
	}
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
