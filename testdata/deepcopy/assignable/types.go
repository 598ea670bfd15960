package assignable

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// Inner can be copied by assignment.
type Inner struct {
	Name  string
	Value intstr.IntOrString
}

// Middle can be copied by assignment.
type Middle struct {
	Inner Inner
	Kind  metav1.TypeMeta
}

// Outer can be copied by assignment.
type Outer struct {
	Middle Middle
	Other  Inner
}

// Sly cannot: an array is in it.
type Sly struct {
	Array [1]int
}

// Manual cannot: it copies itself.
type Manual struct {
	Count int
}

// DeepCopyInto is written by hand.
func (m *Manual) DeepCopyInto(out *Manual) { *out = *m }

// Hides has a Manual inside.
type Hides struct {
	Manual Manual
}

// Iface cannot: an interface is in it.
type Iface struct {
	Value Copier
}

// Copier copies itself.
type Copier interface {
	DeepCopyCopier() Copier
}

// User uses them all.
type User struct {
	Outer    Outer
	Outers   []Outer
	OuterPtr *Outer
	OuterOf  map[Inner]Outer
	Sly      Sly
	Slies    []Sly
	Hides    Hides
	HidesPtr *Hides
	Iface    Iface
	Ifaces   map[string]Iface
}
