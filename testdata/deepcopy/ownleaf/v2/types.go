package v2

import "example.com/testdata/deepcopy/ownleaf/core/v2"

// Names is a map of a foreign type.
type Names map[string]v2.Ref

// Zebra has one.
type Zebra struct {
	Refs []v2.Ref
}
