// Package internal holds the types that v1 is converted to.
package internal

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Clock has the same fields.
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

// Face is alike.
type Face struct {
	Digits int32
}

// Hands are dropped.
type Hands struct {
	Long int32
}

// Knob is alike.
type Knob struct {
	Turns int32
}
