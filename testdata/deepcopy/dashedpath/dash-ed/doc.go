// Package dashed lives in a directory whose name is no identifier. Upstream
// writes the directory's name into the package clause and then fails to format
// its output; kgen takes the name from the sources. The golden is upstream's
// unformatted text with this one name put right, through gofmt.
//
// +k8s:deepcopy-gen=package
package dashed
