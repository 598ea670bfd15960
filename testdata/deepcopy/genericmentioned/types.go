package genericmentioned

import "example.com/testdata/deepcopy/genericmentioned/box"

// Holder has a struct without a name.
type Holder struct {
	Handler *struct {
		Apply func(box.Box[int], box.Plain)
		Names []string
	}
}
