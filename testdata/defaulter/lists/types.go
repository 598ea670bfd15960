package lists

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Crane is a root.
type Crane struct {
	metav1.TypeMeta
	metav1.ObjectMeta

	Arm Arm
}

// CraneList is a root that is one for its items only.
type CraneList struct {
	metav1.TypeMeta
	metav1.ListMeta

	Items []Crane
}

// CraneListList comes before the list that it holds.
type ACraneListList struct {
	metav1.TypeMeta

	Items []*CraneList
}

// EmptyList is a root with nothing in it.
type EmptyList struct {
	metav1.TypeMeta
	metav1.ListMeta

	Items []Empty
}

// Empty is a root with nothing to do.
type Empty struct {
	metav1.TypeMeta
}

// Arm has a function.
type Arm struct {
	Reach int
}

func SetDefaults_Arm(in *Arm) {}
