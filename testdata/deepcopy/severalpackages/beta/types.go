package beta

import (
	"example.com/testdata/deepcopy/severalpackages/alpha"
	"example.com/testdata/deepcopy/severalpackages/alpha/nested"
)

// Group uses types of two packages.
type Group struct {
	Items  []alpha.Item
	Things map[string]nested.Thing
	Single *alpha.Item
}
