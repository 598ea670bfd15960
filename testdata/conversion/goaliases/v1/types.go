package v1

import "example.com/testdata/conversion/goaliases/internal"

// Stone is a stone.
type Stone struct {
	Weight int32
}

// Rock is a stone.
type Rock = Stone

// Gem is the peer's own type.
type Gem = internal.Gem

// Quarry has both.
type Quarry struct {
	Rock   Rock
	Rocks  []Rock
	ByName map[string]Rock
	Ref    *Rock
	Gem    Gem
	Gems   []Gem
	Gems2  []internal.Gem
	Texts  []Text
}

// Text is a string.
type Text = string
