package keywordclash

import (
	deeptype "example.com/testdata/deepcopy/keywordclash/deep/type"
	text "example.com/testdata/deepcopy/keywordclash/string"
	types "example.com/testdata/deepcopy/keywordclash/type"
)

// Holder names them.
type Holder struct {
	Types []types.Thing
	Deep  []deeptype.Thing
	Text  *text.Thing
	Names map[string]string
}
