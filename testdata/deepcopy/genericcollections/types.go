package genericcollections

// Alpha meets instances, one of them twice.
type Alpha struct {
	Names  List[string]
	More   List[string]
	Deep   List[*int]
	Counts Table[string, int]
	hidden hidden[int]
}

// Node holds itself.
type Node struct {
	Next     *Node
	Children []Node
}

// List is a generic slice. It cannot be copied itself, but its instances can, and
// the marker does not speak of them.
//
// +k8s:deepcopy-gen=false
type List[T any] []T

// Listing sorts between List and its instances.
type Listing struct {
	Names []string
}

// Table is a generic map.
//
// +k8s:deepcopy-gen=false
type Table[K comparable, V any] map[K]V

// hidden is not exported.
//
// +k8s:deepcopy-gen=false
type hidden[T any] []T
