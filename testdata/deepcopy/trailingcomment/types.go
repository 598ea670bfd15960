package trailingcomment

// First gets functions.
type First struct {
	Names []string
}                    // +k8s:deepcopy-gen=false
type Second struct { // dropped: the comment above trails First
	Names []string
}

// Third gets functions.
type Third []string // +k8s:deepcopy-gen=false

// Fourth gets functions: an empty line and a comment are between.
type Fourth []string

// +k8s:deepcopy-gen=false
type (
	// Fifth gets functions: the comment above is not on the line above its name.
	Fifth struct {
		Names []string
	}
	Sixth struct { // kept
		Names []string
	} // +k8s:deepcopy-gen=false
	Seventh struct { // dropped
		Names []string
	}
)

type Eighth []string /* kept: a comment
ends here: +k8s:deepcopy-gen=false
+k8s:deepcopy-gen=false */
type Ninth []string
