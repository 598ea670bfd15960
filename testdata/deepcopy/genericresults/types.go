package genericresults

// List has a method that speaks of another generic type.
//
// +k8s:deepcopy-gen=false
type List[T any] []string

// Index gives a map for each kind of list.
func (l List[T]) Index() Index[[]T] { return nil }

// Other calls its parameter by another name.
func (l List[E]) Other() Index[E] { return nil }

// Index is generic.
//
// +k8s:deepcopy-gen=false
type Index[T any] map[string]string

// Named is generic by way of Index.
//
// +k8s:deepcopy-gen=false
type Named[T any] Index[T]

// Holder has instances.
type Holder struct {
	Ints    List[int]
	Strings List[string]
	Named   Named[bool]
}
