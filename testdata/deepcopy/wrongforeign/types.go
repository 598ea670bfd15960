package wrongforeign

import "example.com/testdata/deepcopy/wrongforeign/other"

// Holder has one.
type Holder struct {
	Thing other.Thing
}
