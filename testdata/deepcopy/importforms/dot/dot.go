// Package dot is imported with a dot.
package dot

// Dotted can be copied by assignment.
type Dotted struct {
	Name string
}

// Deep cannot be copied by assignment.
type Deep struct {
	Names []string
}

// DeepCopyInto is written by hand.
func (d *Deep) DeepCopyInto(out *Deep) {
	out.Names = append([]string(nil), d.Names...)
}

// DeepCopy is written by hand.
func (d *Deep) DeepCopy() *Deep {
	out := new(Deep)
	d.DeepCopyInto(out)
	return out
}
