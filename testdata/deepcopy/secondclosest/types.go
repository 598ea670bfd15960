package secondclosest

// +k8s:deepcopy-gen=true

// Two is two lines below the marker.
type Two struct {
	Names []string
}

// +k8s:deepcopy-gen=true


// Three is three lines below the marker and is not taken.
type Three struct {
	Names []string
}

// +k8s:deepcopy-gen=true

// A comment between.

// Far is the third-closest and is not taken.
type Far struct {
	Names []string
}

// +k8s:deepcopy-gen=true

type Bare struct {
	Names []string
}

// +k8s:deepcopy-gen=true


type BareThree struct {
	Names []string
}

/*
+k8s:deepcopy-gen=true
*/

/* Block has block comments. */
type Block struct {
	Names []string
}

/*
Starred opts in within a block comment.

	+k8s:deepcopy-gen=true
*/
type Starred struct {
	Names []string
}

// +k8s:deepcopy-gen=true
type (
	// Grouped is in a group: the marker above the keyword is two lines above the
	// comment only if an empty line parts them.
	Grouped struct {
		Names []string
	}

	// +k8s:deepcopy-gen=true

	// GroupedTwo opts in.
	GroupedTwo struct {
		Names []string
	}

	// +k8s:deepcopy-gen=true
	GroupedOne []string
)
