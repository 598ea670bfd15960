package v1alpha1

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// +genclient
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object
// +k8s:prerelease-lifecycle-gen:introduced=0.1
// +k8s:prerelease-lifecycle-gen:replacement=fleet.example.com,v1,Vehicle

// Vehicle is one vehicle.
type Vehicle struct {
	metav1.TypeMeta `json:",inline"`
	// +optional
	metav1.ObjectMeta `json:"metadata,omitempty"`

	// What is wanted of the vehicle.
	Spec VehicleSpec `json:"spec"`
	// How the vehicle is.
	// +optional
	Status VehicleStatus `json:"status,omitempty"`
}

// VehicleSpec is what is wanted of a vehicle.
type VehicleSpec struct {
	// Who made it and which model it is, as in "maker/model".
	Model string `json:"model"`
	// How it moves: road, rail or water.
	// +optional
	Motion *string `json:"motion,omitempty"`
	// The name of the depot where it is kept.
	Depot string `json:"depot"`
	// How many people find a seat.
	// +optional
	Seats *int64 `json:"seats,omitempty"`
	// Who may drive it.
	// +optional
	// +listType=map
	// +listMapKey=name
	Drivers []Driver `json:"drivers,omitempty"`
}

// Driver may drive a vehicle.
type Driver struct {
	// The driver's name.
	Name string `json:"name"`
}

// VehicleStatus is how a vehicle is.
type VehicleStatus struct {
	// The way it has gone.
	// +optional
	Kilometres int64 `json:"kilometres,omitempty"`
	// Where it is.
	// +optional
	Position *Position `json:"position,omitempty"`
	// The conditions it is in.
	// +optional
	// +listType=map
	// +listMapKey=type
	Conditions []metav1.Condition `json:"conditions,omitempty"`
}

// Position is a place on the earth.
type Position struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object
// +k8s:prerelease-lifecycle-gen:introduced=0.1
// +k8s:prerelease-lifecycle-gen:replacement=fleet.example.com,v1,VehicleList

// VehicleList is a list of vehicles.
type VehicleList struct {
	metav1.TypeMeta `json:",inline"`
	// +optional
	metav1.ListMeta `json:"metadata,omitempty"`

	// The vehicles.
	Items []Vehicle `json:"items"`
}
