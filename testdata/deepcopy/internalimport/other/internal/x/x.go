// Package x is for the packages below other.
package x

// Options are copied by hand.
type Options struct {
	Names []string
}

// DeepCopyInto is written by hand.
func (in *Options) DeepCopyInto(out *Options) { *out = *in }
