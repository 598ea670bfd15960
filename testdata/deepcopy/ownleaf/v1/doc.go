// Package v1 has the last path element that its imports have too: its own name
// counts as taken (before 0.32 from the moment one of its types is named, which
// in deepcopy code is at once).
//
// +k8s:deepcopy-gen=package
package v1
