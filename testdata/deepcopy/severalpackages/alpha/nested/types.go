// Package nested has no doc.go and opts in by type.
package nested

// Thing opts in.
//
// +k8s:deepcopy-gen=true
type Thing struct {
	Names []string
}
