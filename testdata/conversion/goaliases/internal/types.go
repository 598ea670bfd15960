// Package internal holds the types that v1 is converted to.
package internal

// Stone is a stone.
type Stone struct {
	Weight int64
}

// Rock is a stone.
type Rock = Stone

// Gem is a gem.
type Gem struct {
	Color string
}

// Quarry has both.
type Quarry struct {
	Rock   Rock
	Rocks  []Rock
	ByName map[string]Rock
	Ref    *Rock
	Gem    Gem
	Gems   []Gem
	Gems2  []Gem
	Texts  []string
}
