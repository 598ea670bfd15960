// Package genericcollections has generic maps and slices: each instance that the
// package meets gets functions of its own.
//
// +k8s:deepcopy-gen=package
package genericcollections
