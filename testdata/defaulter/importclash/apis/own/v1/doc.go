// Package v1 is named before another package v1.
//
// +k8s:defaulter-gen=TypeMeta
package v1

import corev1 "example.com/testdata/defaulter/importclash/api/core/v1"

// Thing is a root.
type Thing struct {
	TypeMeta int
	Part     corev1.Part
	Other    corev1.Other
}
