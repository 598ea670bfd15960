package v1

// Ship has a field that its peer lacks.
type Ship struct {
	Name  string
	Masts int32
	Sails []string
}

// Crew lacks a field of its peer.
type Crew struct {
	Captain string
}
