// Package importclash has clashes that need two, three and more elements of the
// path.
//
// +k8s:deepcopy-gen=package
package importclash
