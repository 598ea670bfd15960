package v1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Thing is a root.
type Thing struct {
	metav1.TypeMeta

	Part  Part
	Parts []Part
}

// +k8s:defaulter-gen=true

// Asking is one, too.
type Asking struct {
	Part *Part
}

// Part has a function in the other package.
type Part struct {
	Name string
}
