package trailingvalue

// Item is not wanted.
//
// +k8s:deepcopy-gen=false // because it is not
type Item struct {
	Names []string
}
