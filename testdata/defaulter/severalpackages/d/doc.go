// Package d holds a root of another package, whose function it does not call.
//
// +k8s:defaulter-gen=TypeMeta
package d

import "example.com/testdata/defaulter/severalpackages/a"

// Root is a root.
type Root struct {
	TypeMeta int
	Known    a.Known
}
