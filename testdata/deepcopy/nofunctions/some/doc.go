// Package some has a type that gets functions.
//
// +k8s:deepcopy-gen=package
package some

// Item gets them.
type Item struct {
	Names []string
}
