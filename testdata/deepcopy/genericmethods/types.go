package genericmethods

// +k8s:deepcopy-gen=false

// Table copies itself.
type Table[K comparable, V any] map[K]V

// DeepCopy is written by hand.
func (in *Table[K, V]) DeepCopy() *Table[K, V] { return nil }

// DeepCopyInto is written by hand.
func (in *Table[A, B]) DeepCopyInto(out *Table[A, B]) {}

// Holder has instances.
type Holder struct {
	Rows   Table[string, *string]
	Others *Table[int, []byte]
	List   []Table[string, int]
}
