package v1

// Nameless has fields of types without names.
type Nameless struct {
	Empty struct{}
	Pair  struct {
		A string
		B int32
	}
	Pairs []struct{ A string }
	Set   map[string]struct{}
	Other struct{ A string }
	Any   map[string]interface{}
	Anys  []interface{}
	Funcs []func()
	Refs  *[]string
	Lists [][]string
	Wider *[]int32
}
