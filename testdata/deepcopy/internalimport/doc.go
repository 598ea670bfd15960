// Package internalimport has a field of a type that is internal to somebody else: refused from 0.30 on.
//
// +k8s:deepcopy-gen=package
package internalimport

import "example.com/testdata/deepcopy/internalimport/other/internal/x"

// Holder has a list of it.
type Holder struct {
	Options []x.Options
}
