// Package inner has no markers.
package inner

// Record cannot be copied by assignment.
type Record struct {
	Lines []string
}

// DeepCopyInto is written by hand.
func (r *Record) DeepCopyInto(out *Record) {
	out.Lines = append([]string(nil), r.Lines...)
}

// DeepCopy is written by hand.
func (r *Record) DeepCopy() *Record {
	out := new(Record)
	r.DeepCopyInto(out)
	return out
}
