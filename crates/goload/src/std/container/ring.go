// Facts about the standard package container/ring: see stdlib.rs.

package ring

type Ring struct {
	_     *uint8
	Value any
}

func (*Ring) Do(func(any))
func (*Ring) Len() int
func (*Ring) Link(*Ring) *Ring
func (*Ring) Move(int) *Ring
func (*Ring) Next() *Ring
func (*Ring) Prev() *Ring
func (*Ring) Unlink(int) *Ring
