package withgenerics

// Pair is left out.
//
// +k8s:openapi-gen=false
type Pair[K comparable, V any] struct {
	Key   K `json:"key"`
	Value V `json:"value"`
}

// Holder holds text.
type Holder struct {
	Name string `json:"name"`
}
