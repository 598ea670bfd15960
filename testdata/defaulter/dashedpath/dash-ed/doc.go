// Package dashed lies in a directory whose name is no package name.
//
// +k8s:defaulter-gen=TypeMeta
package dashed

// Root is a root.
type Root struct {
	TypeMeta int
	Part     Part
}

// Part has a function.
type Part struct {
	Name string
}

func SetDefaults_Part(in *Part) {}
