package packageoptout

// Item asks, but its package has the last word.
//
// +k8s:deepcopy-gen=true
type Item struct {
	Names []string
}
