package v1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Clock has times, which are copied, and a type, which is dropped.
type Clock struct {
	metav1.TypeMeta
	metav1.ListMeta
	Set   metav1.Time
	Ring  *metav1.Time
	Times []metav1.Time
	By    map[string]metav1.Time
	Face  Face
	Old   *Face
	Hands Hands
	Knob  Knob
}

// Face has a copy-only function although it is not alike.
type Face struct {
	Digits int32
}

// Hands are dropped.
type Hands struct {
	Long int32
}

// Knob has a marker that says nothing.
type Knob struct {
	Turns int32
}
