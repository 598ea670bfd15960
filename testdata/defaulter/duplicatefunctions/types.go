package duplicatefunctions

import "example.com/testdata/defaulter/duplicatefunctions/api"

// Root is a root.
type Root struct {
	TypeMeta int
	Part     api.Part
}

func SetDefaults_Part(in *api.Part) {}
