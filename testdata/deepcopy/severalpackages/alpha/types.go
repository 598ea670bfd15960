package alpha

import "example.com/testdata/deepcopy/severalpackages/alpha/nested"

// Item uses a type of the package below.
type Item struct {
	Things []nested.Thing
	ByName map[string]*nested.Thing
}
