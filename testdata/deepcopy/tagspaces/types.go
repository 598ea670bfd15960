package tagspaces

// Dropped has spaces around the value.
//
//   +k8s:deepcopy-gen=   false
type Dropped struct {
	Names []string
}
