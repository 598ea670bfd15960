// Facts about the standard package unique: see stdlib.rs.

package unique

type Handle[T comparable] struct {
	_ *uint8
}

func (Handle[T]) Value() T
