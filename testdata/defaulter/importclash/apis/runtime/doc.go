// Package runtime has the name of the package that every file imports.
//
// +k8s:defaulter-gen=TypeMeta
package runtime

// Thing is a root.
type Thing struct {
	TypeMeta int
	Part     Part
}

// Part has a function.
type Part struct {
	Name string
}

func SetDefaults_Part(in *Part) {}
