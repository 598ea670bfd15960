package shapes

import "example.com/testdata/deepcopy/ownsanitised/other/shapesv2"

// Drawing uses another package's type.
type Drawing struct {
	Lines []shapesv2.Line
}
