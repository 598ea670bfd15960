// Package internal holds the types that v1 is converted to.
package internal

// Nameless has fields of types without names.
type Nameless struct {
	Empty struct{}
	Pair  struct {
		A string
		B int32
	}
	Pairs []struct{ A string }
	Set   map[string]struct{}
	Other struct{ B string }
	Any   map[string]interface{}
	Anys  []interface{}
	Funcs []func()
	Refs  *[]string
	Lists [][]string
	Wider *[]int64
}
