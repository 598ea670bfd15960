package aliascycle

// endless has no end, for an alias is no type of its own.
type endless = map[string][]endless

// Ref mentions it where nothing is copied, and brings a walk through all types with it.
//
// +k8s:deepcopy-gen=false
type Ref[T any] struct {
	Values []T
	Rest   endless
}

// Plain is copied.
type Plain struct {
	Names []string
}
