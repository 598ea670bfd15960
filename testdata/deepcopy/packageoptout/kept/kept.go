// Package kept asks for one type.
package kept

// Item asks.
//
// +k8s:deepcopy-gen=true
type Item struct {
	Names []string
}

// Other does not.
type Other struct {
	Names []string
}
