package v1

// ToMap has a map for a peer.
type ToMap struct {
	A string
}

// ToName has a name for a peer.
type ToName struct {
	A string
}

// ToInterface has an interface for a peer.
type ToInterface struct{}

// ToFunc has a function for a peer.
type ToFunc struct {
	A string
}

// ToArray has an array for a peer.
type ToArray struct {
	A string
}

// FromMap is a map, and not converted.
type FromMap map[string]string

// FromName is a name, and not converted.
type FromName string
