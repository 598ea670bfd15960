package basic

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Ship is a root.
type Ship struct {
	metav1.TypeMeta

	Hull    Hull
	Spare   *Hull
	Masts   []Mast
	Boats   []*Boat
	Pumps   [2]Pump
	Name    string
	private Mast
}

// Harbour is a root without anything to do.
type Harbour struct {
	metav1.TypeMeta

	Depth int
}

// Fleet is a root that holds another one.
type Fleet struct {
	metav1.TypeMeta

	Flagship *Ship
	Ships    []Ship
	ByName   map[string]Ship
}

// Hull has a function of its own.
type Hull struct {
	Planks []Plank
}

// Plank has none.
type Plank struct {
	Length int
}

// Mast has one, and holds what has one.
type Mast struct {
	Sails []Sail
}

// Sail has several.
type Sail struct {
	Area int
}

// Boat has one.
type Boat struct {
	Oars *int
}

// Pump has one.
type Pump struct {
	Rate int
}
