package shadowing

// string is a slice here.
type string []byte

// int is a struct here.
type int struct {
	Value []byte
}

// error is a number here.
type error uint32

// Holder uses the new meanings.
type Holder struct {
	Text    string
	Number  int
	Err     error
	Numbers []int
	Ptr     *int
}

// DeepCopyInto is written by hand, for int is private.
func (in *int) DeepCopyInto(out *int) {
	out.Value = append([]byte(nil), in.Value...)
}

// DeepCopy is written by hand, for the same reason.
func (in *int) DeepCopy() *int {
	out := new(int)
	in.DeepCopyInto(out)
	return out
}
