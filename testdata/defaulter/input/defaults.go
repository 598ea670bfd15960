package input

import "example.com/testdata/defaulter/input/api/v1"

func SetDefaults_Part(in *v1.Part) {}

// Local is no root: roots are in the other package.
type Local struct {
	TypeMeta int
	Part     v1.Part
}
