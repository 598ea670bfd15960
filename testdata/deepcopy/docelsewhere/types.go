// A marker of the package in another file than doc.go has no effect.
//
// +k8s:deepcopy-gen=package
package docelsewhere

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
