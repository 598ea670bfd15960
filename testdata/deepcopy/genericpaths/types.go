package genericpaths

// +k8s:deepcopy-gen=false

// Table is generic.
type Table[K comparable, V any] map[K]V

// Item is an argument.
type Item struct {
	Names []string
}

// Holder has the instance.
type Holder struct {
	Items Table[string, Item]
}
