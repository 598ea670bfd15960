package interfacetag

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// Widget asks for one interface.
//
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object
type Widget struct {
	metav1.TypeMeta
	metav1.ObjectMeta

	Parts []string
}

// WidgetList asks for one interface in the second-closest comment.

// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object

// WidgetList is a list.
type WidgetList struct {
	metav1.TypeMeta
	metav1.ListMeta

	Items []Widget
}

// Tool asks for several interfaces in one tag, not in the order of their names.
//
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object,example.com/testdata/deepcopy/interfacetag/second.Lifter,example.com/testdata/deepcopy/interfacetag/first.Mover
type Tool struct {
	metav1.TypeMeta

	Speeds map[string]int
}

// Robot repeats the tag and names one of them twice.
//
// +k8s:deepcopy-gen:interfaces=example.com/testdata/deepcopy/interfacetag/second.Lifter
// +k8s:deepcopy-gen:interfaces=example.com/testdata/deepcopy/interfacetag/first.Mover
// +k8s:deepcopy-gen:interfaces=example.com/testdata/deepcopy/interfacetag/second.Lifter
type Robot struct {
	Arms int
}

// Crane asks for an interface of its own package.
//
// +k8s:deepcopy-gen:interfaces=example.com/testdata/deepcopy/interfacetag.Crawler
type Crane struct {
	Reach *float64
}

// Crawler is an interface of this package.
type Crawler interface {
	DeepCopyCrawler() Crawler
}
