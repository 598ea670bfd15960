package genericinstances

import "example.com/testdata/deepcopy/genericinstances/box"

// Alpha meets the instance of string first.
type Alpha struct {
	Flat box.Box[string]
	Deep *box.Box[[]string]
	List []box.Box[int]
}

// Omega comes later.
type Omega struct {
	Deep box.Box[*string]
	Pair box.Pair[string, []int]
	Map  map[string]box.Pair[int, []int]
}
