package fieldtags

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Object has the one.
type Object struct {
	metav1.ObjectMeta

	Part Part
}

// Marked has the other.
type Marked struct {
	Marker bool
	Part   Part
}

// Neither has none.
type Neither struct {
	metav1.TypeMeta

	Part Part
}

// Inner has it one level deeper.
type Inner struct {
	Object Object
}

// Copy is a struct of the same members.
type Copy Marked

// Part has a function.
type Part struct {
	Name string
}

func SetDefaults_Part(in *Part) {}
