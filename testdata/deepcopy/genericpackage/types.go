package genericpackage

// Alpha has an instance.
type Alpha struct {
	Count Zeta[int, string]
}

// Zeta is generic.
type Zeta[K comparable, V any] struct {
	Key   K
	Value V
}
