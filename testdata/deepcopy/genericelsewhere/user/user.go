// Package user asks for nothing, but is among the packages of the run.
package user

import "example.com/testdata/deepcopy/genericelsewhere"

// Holder has an instance.
type Holder struct {
	Values genericelsewhere.Lists[[]string]
}
