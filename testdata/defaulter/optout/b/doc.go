// Package b calls a function of the package that wants nothing.
//
// +k8s:defaulter-gen=TypeMeta
package b

import "example.com/testdata/defaulter/optout/a"

// Root is a root.
type Root struct {
	TypeMeta int
	Part     a.Part
}
