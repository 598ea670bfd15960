package own_type

import "example.com/testdata/deepcopy/ownsanitised/other/owntype"

// Drawing uses another package's type.
type Drawing struct {
	Lines []owntype.Line
}
