package main

// Options are the program's.
type Options struct {
	Names []string
}

// DeepCopyInto is written by hand.
func (in *Options) DeepCopyInto(out *Options) { *out = *in }

func main() {}
