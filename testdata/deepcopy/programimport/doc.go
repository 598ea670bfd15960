// Package programimport has a field of a type that a program declares: refused from 0.30 on.
//
// +k8s:deepcopy-gen=package
package programimport

import program "example.com/testdata/deepcopy/programimport/cmd"

// Holder has a list of it.
type Holder struct {
	Options []program.Options
}
