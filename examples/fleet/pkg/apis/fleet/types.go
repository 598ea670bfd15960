package fleet

import (
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object

// Vehicle is one vehicle.
type Vehicle struct {
	metav1.TypeMeta
	metav1.ObjectMeta

	Spec   VehicleSpec
	Status VehicleStatus
}

// VehicleSpec is what is wanted of a vehicle.
type VehicleSpec struct {
	Maker       string
	Model       string
	Motion      Motion
	Depot       string
	Capacity    Amounts
	Maintenance *Maintenance
	Drivers     []Driver
	Plates      [2]string
}

// Motion is how a vehicle moves.
type Motion string

// The kinds of motion.
const (
	Road  Motion = "road"
	Rail  Motion = "rail"
	Water Motion = "water"
)

// AmountName names what is counted.
type AmountName string

// Amounts has amounts by name.
type Amounts map[AmountName]resource.Quantity

// Maintenance is how a vehicle is looked after.
type Maintenance struct {
	Interval metav1.Duration
	Checks   map[string][]string
	Last     *metav1.Time
}

// Driver may drive a vehicle.
type Driver struct {
	Name     string
	Licences []string
}

// VehicleStatus is how a vehicle is.
type VehicleStatus struct {
	Kilometres int64
	Position   *Position
	Conditions []metav1.Condition
}

// Position is a place on the earth.
type Position struct {
	Latitude  float64
	Longitude float64
}

// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object

// VehicleList is a list of vehicles.
type VehicleList struct {
	metav1.TypeMeta
	metav1.ListMeta

	Items []Vehicle
}

// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object

// Depot is where vehicles are kept.
type Depot struct {
	metav1.TypeMeta
	metav1.ObjectMeta

	Spec DepotSpec
}

// DepotSpec is what is wanted of a depot.
type DepotSpec struct {
	Places       int32
	Accepts      *metav1.LabelSelector
	OpeningHours map[string][]Span
}

// Span is a part of a day.
type Span struct {
	From string
	To   string
}

// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object

// DepotList is a list of depots.
type DepotList struct {
	metav1.TypeMeta
	metav1.ListMeta

	Items []Depot
}
