package genericdeep

// Alpha comes before the generic struct in the order of names.
type Alpha struct {
	First  Zeta[*string]
	Second *Zeta[int]
	Third  []Zeta[int]
}

// Zeta is generic.
type Zeta[T any] struct {
	Value T
}
