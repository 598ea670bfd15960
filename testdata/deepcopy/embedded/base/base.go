// Package base has no markers.
package base

// Record can be copied by assignment.
type Record struct {
	ID int64
}

// Stamp has hand-written methods.
type Stamp struct {
	Bytes []byte
}

// DeepCopyInto is written by hand.
func (s *Stamp) DeepCopyInto(out *Stamp) {
	out.Bytes = append([]byte(nil), s.Bytes...)
}

// DeepCopy is written by hand.
func (s *Stamp) DeepCopy() *Stamp {
	out := new(Stamp)
	s.DeepCopyInto(out)
	return out
}
