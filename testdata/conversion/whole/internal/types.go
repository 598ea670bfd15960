// Package internal holds the types that v1 is converted to.
package internal

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Nothing is empty.
type Nothing struct{}

// Whole is alike in all.
type Whole struct {
	Name string
	Refs []*Part
	Meta metav1.ListMeta
}

// Array has a field that is only ever copied whole.
type Array struct {
	Cells [4]int32
	Any   interface{}
}

// Renamed has a field of another name.
type Renamed struct {
	Right string
}

// Opted has a field that opts out.
type Opted struct {
	Name string
	Skip string
}

// Copied has a field with a copy-only function.
type Copied struct {
	Time metav1.Time
}

// Dropped has a field with a function that drops it.
type Dropped struct {
	metav1.TypeMeta
	Name string
}

// Part is alike.
type Part struct {
	Whole *Whole
}
