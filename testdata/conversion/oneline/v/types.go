package v

// A is the shortest.
type A struct{ X string }

// Ab is one longer.
type Ab struct{ X string }

// B has no peer.
type B struct{ X string }
