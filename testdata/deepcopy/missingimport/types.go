package missingimport

import "example.com/testdata/nowhere"

// Item has a field of a type of that package.
type Item struct {
	Names []string
	Other nowhere.Other
}
