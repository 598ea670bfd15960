package docguarded

// Chosen opts in.
//
// +k8s:deepcopy-gen=true
type Chosen struct {
	Names []string
}

// Silent gets no functions.
type Silent struct {
	Names []string
}
