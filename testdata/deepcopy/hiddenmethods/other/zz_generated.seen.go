package other

// DeepCopyInto counts as written by hand.
func (in *OldFlat) DeepCopyInto(out *OldFlat) { *out = *in }

// DeepCopy counts as written by hand.
func (in *OldFlat) DeepCopy() *OldFlat {
	out := *in
	return &out
}
