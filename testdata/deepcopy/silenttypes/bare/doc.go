// Package bare asks for all of its types, of which none can be copied.
//
// +k8s:deepcopy-gen=package
package bare

// Phase is a string.
type Phase string
