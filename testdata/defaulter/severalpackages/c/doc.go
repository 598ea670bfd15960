// Package c comes after it.
//
// +k8s:defaulter-gen=TypeMeta
package c

import "example.com/testdata/defaulter/severalpackages/api"

// Root is a root.
type Root struct {
	TypeMeta int
	Part     api.Part
}

func SetDefaults_Part_C(in *api.Part) {}
