package genericfirst

import "example.com/testdata/deepcopy/genericfirst/box"

// Holder has two instances.
type Holder struct {
	First  box.Box[int]
	Second box.Box[*string]
	Third  struct{ Inner box.Box[[]string] }
	Names  []string
}
