// Package internal is the peer.
package internal

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Meeting is alike.
type Meeting struct {
	metav1.TypeMeta
	Time metav1.Time
}
