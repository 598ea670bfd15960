// Package genericpaths has an instance whose name holds an import path where Go wants a type.
// +k8s:deepcopy-gen=package

package genericpaths
