package fixture

type List[T any] struct{ items []T }
type Pair[K comparable, V ~int | ~string] struct {
	Key K
	Val *List[V]
}
type Many[A, B interface{ M() }, C []B] map[string]pkg.Box[A, B]
type Alias[T any] = List[T]
type Fn[T any,] func(T) T

func Map[T, U any](in []T, f func(T) U) []U { return nil }
func (l *List[T]) Len() int                 { return len(l.items) }
func (p Pair[K, _]) Key2() (k K)            { return }
