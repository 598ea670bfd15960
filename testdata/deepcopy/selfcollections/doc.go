// Package selfcollections has a slice, a map and a pointer of themselves:
// upstream recurses on each of them until its stack is full.
//
// +k8s:deepcopy-gen=package
package selfcollections
