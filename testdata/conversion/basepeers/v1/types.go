package v1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Meeting has what metav1 has functions for.
type Meeting struct {
	metav1.TypeMeta
	Time metav1.Time
}
