// Package a comes before the package whose function it needs: its root is not promoted.
//
// +k8s:defaulter-gen=TypeMeta
package a

import "example.com/testdata/defaulter/severalpackages/api"

// Root is no root: nothing is known of its part yet.
type Root struct {
	TypeMeta int
	Part     api.Part
}

// Known is one for another part, and calls both.
type Known struct {
	TypeMeta int
	Part     api.Part
	Own      Own
}

// Own has a function.
type Own struct {
	Name string
}

func SetDefaults_Own(in *Own) {}
