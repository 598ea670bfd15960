package v1

import (
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// +genclient
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object

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
	// Who made it.
	Maker string `json:"maker"`
	// Which of the maker's models it is.
	Model string `json:"model"`
	// How it moves: road, rail or water.
	// +optional
	Motion *Motion `json:"motion,omitempty"`
	// The name of the depot where it is kept.
	Depot string `json:"depot"`
	// What it can carry.
	// +optional
	Capacity Amounts `json:"capacity,omitempty"`
	// How it is looked after.
	// +optional
	Maintenance *Maintenance `json:"maintenance,omitempty"`
	// Who may drive it.
	// +optional
	// +listType=map
	// +listMapKey=name
	Drivers []Driver `json:"drivers,omitempty"`
	// The plates at the front and at the rear.
	// +optional
	// +listType=atomic
	Plates []string `json:"plates,omitempty"`
}

// Motion is how a vehicle moves.
// +enum
type Motion string

// The kinds of motion.
const (
	// Road is for vehicles on wheels.
	Road Motion = "road"
	// Rail is for vehicles on rails.
	Rail Motion = "rail"
	// Water is for vehicles that swim.
	Water Motion = "water"
)

// AmountName names what is counted.
type AmountName string

// Amounts has amounts by name.
type Amounts map[AmountName]resource.Quantity

// Maintenance is how a vehicle is looked after.
type Maintenance struct {
	// How often.
	// +optional
	Interval *metav1.Duration `json:"interval,omitempty"`
	// What is checked, by the part of the vehicle.
	// +optional
	Checks map[string][]string `json:"checks,omitempty"`
	// When it was last looked after.
	// +optional
	Last *metav1.Time `json:"last,omitempty"`
}

// Driver may drive a vehicle.
type Driver struct {
	// The driver's name.
	Name string `json:"name"`
	// What the driver may drive.
	// +optional
	// +listType=set
	Licences []string `json:"licences,omitempty"`
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

// VehicleList is a list of vehicles.
type VehicleList struct {
	metav1.TypeMeta `json:",inline"`
	// +optional
	metav1.ListMeta `json:"metadata,omitempty"`

	// The vehicles.
	Items []Vehicle `json:"items"`
}

// +genclient
// +genclient:noStatus
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object

// Depot is where vehicles are kept.
type Depot struct {
	metav1.TypeMeta `json:",inline"`
	// +optional
	metav1.ObjectMeta `json:"metadata,omitempty"`

	// What is wanted of the depot.
	Spec DepotSpec `json:"spec"`
}

// DepotSpec is what is wanted of a depot.
type DepotSpec struct {
	// How many vehicles find room.
	// +optional
	// +default=10
	Places *int32 `json:"places,omitempty"`
	// Which vehicles it takes; all, if not given.
	// +optional
	Accepts *metav1.LabelSelector `json:"accepts,omitempty"`
	// When it is open, by the day of the week.
	// +optional
	OpeningHours map[string][]Span `json:"openingHours,omitempty"`
}

// Span is a part of a day.
type Span struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object

// DepotList is a list of depots.
type DepotList struct {
	metav1.TypeMeta `json:",inline"`
	// +optional
	metav1.ListMeta `json:"metadata,omitempty"`

	// The depots.
	Items []Depot `json:"items"`
}
