package peers

import "example.com/testdata/defaulter/peers/api"

// Root is a root.
type Root struct {
	TypeMeta int
	Part     api.Part
	Other    []api.Other
}
