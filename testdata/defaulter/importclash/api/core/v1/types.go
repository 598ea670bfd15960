package v1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Thing is a root.
type Thing struct {
	metav1.TypeMeta

	Part  Part
	Other Other
}

// Part has a function in the package of the output.
type Part struct {
	Name string
}

// Other has one in a peer.
type Other struct {
	Name string
}
