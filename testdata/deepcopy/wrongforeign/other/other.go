// Package other has no markers.
package other

// Thing has a DeepCopy that returns an error, too.
type Thing struct {
	Names []string
}

// DeepCopy is written by hand.
func (t *Thing) DeepCopy() (*Thing, error) { return t, nil }
