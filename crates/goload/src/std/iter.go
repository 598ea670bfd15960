// Facts about the standard package iter: see stdlib.rs.

package iter

type Seq[V any] func(func(V) bool)

type Seq2[K any, V any] func(func(K, V) bool)
