package hiddenvalues

import "example.com/testdata/deepcopy/hiddenvalues/other"

// Values is made of what the other package's map is made of.
type Values other.Values
