// Facts about the standard package container/heap: see stdlib.rs.

package heap

type Interface interface {
	Len() int
	Less(int, int) bool
	Pop() any
	Push(any)
	Swap(int, int)
}
