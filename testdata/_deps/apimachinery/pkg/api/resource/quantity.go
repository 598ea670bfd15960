package resource

import "math/big"

// Quantity is an amount: its DeepCopy is written by hand and returns a value.
type Quantity struct {
	i int64
	d *big.Int
	s string
}

// NewQuantity returns a whole number.
func NewQuantity(value int64) Quantity { return Quantity{i: value} }

// String returns the amount as it was written.
func (q Quantity) String() string { return q.s }

// Value returns the whole number.
func (q Quantity) Value() int64 { return q.i }

// DeepCopy returns a copy.
func (q Quantity) DeepCopy() Quantity {
	if q.d != nil {
		q.d = new(big.Int).Set(q.d)
	}
	return q
}
