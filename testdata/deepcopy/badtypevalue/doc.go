// Package badtypevalue has a type whose marker has a value that upstream does not
// know: the spelling of before Kubernetes 1.8.
//
// +k8s:deepcopy-gen=package
package badtypevalue
