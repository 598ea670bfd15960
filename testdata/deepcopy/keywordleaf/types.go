package keywordleaf

import (
	functions "example.com/testdata/deepcopy/keywordleaf/func"
	selecting "example.com/testdata/deepcopy/keywordleaf/select"
	types "example.com/testdata/deepcopy/keywordleaf/type"
)

// Holder names them.
type Holder struct {
	Types     []types.Thing
	Functions map[string]functions.Thing
	Selecting *selecting.Thing
}
