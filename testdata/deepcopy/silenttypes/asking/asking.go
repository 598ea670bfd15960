// Package asking has a type that asks between two that do not.
package asking

// First is left out.
//
// +k8s:deepcopy-gen=false
type First struct {
	Names []string
}

// Item asks.
//
// +k8s:deepcopy-gen=true
type Item struct {
	Names []string
}

// Last says nothing.
type Last struct {
	Names []string
}
