// Package twice says so two times, which is no mistake either.
//
// +k8s:deepcopy-gen=false
// +k8s:deepcopy-gen=false
package twice

// Item is not copied.
type Item struct {
	Names []string
}
