// Package money copies itself.
package money

// Price has a DeepCopy that returns a pointer.
type Price struct {
	Cents int64
}

// DeepCopy is written by hand.
func (p *Price) DeepCopy() *Price {
	out := *p
	return &out
}

// DeepCopyInto is written by hand.
func (p *Price) DeepCopyInto(out *Price) {
	*out = *p
}

// Rates has both methods and is a map.
type Rates map[string]float64

// DeepCopy is written by hand, in the other file.

// DeepCopyInto is written by hand.
func (r Rates) DeepCopyInto(out *Rates) {
	*out = r.DeepCopy()
}
