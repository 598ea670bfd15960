package anonymousstructs

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Holder has structs without a name.
type Holder struct {
	Flat struct {
		X, Y int
		Kind metav1.TypeMeta
	}
	Ptr   *struct{ Name string }
	List  []struct{ Name, Value string }
	ByKey map[string]struct {
		Count int
		Phase Phase
	}
	Empty  struct{}
	Nested struct {
		Inner struct{ Done bool }
	}
	Lists [][]struct{ Meta metav1.TypeMeta }
}

// Phase is a string.
type Phase string
