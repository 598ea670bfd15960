package v1

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	corev1 "example.com/testdata/deepcopy/ownleaf/core/v1"
)

// Aardvark names a foreign type; its own name comes into the text first.
type Aardvark struct {
	When *metav1.Time
	Refs []corev1.Ref
}

// Bear names a type of this package.
type Bear struct {
	Cubs []Aardvark
	Meta []metav1.TypeMeta
}
