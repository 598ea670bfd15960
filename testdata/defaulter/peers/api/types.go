package api

// Part has a function in a peer.
type Part struct {
	Name string
}

// Other has one in the other peer.
type Other struct {
	Name string
}
