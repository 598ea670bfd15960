package directives

// Dropped has a marker without a space.
//+k8s:deepcopy-gen=false
type Dropped struct {
	Names []string
}

//nolint:unused
//+k8s:deepcopy-gen=false
//lint:ignore U1000 because
type DroppedToo struct {
	Names []string
}

//k8s:deepcopy-gen=false
type Directive struct { // kept: that was a directive, not a marker
	Names []string
}

//	+k8s:deepcopy-gen=false
type Tabbed struct {
	Names []string
}

//  +k8s:deepcopy-gen=false
type Spaced struct {
	Names []string
}

// Prose mentions +k8s:deepcopy-gen=false in the middle of a line.
type Prose struct {
	Names []string
}

// - +k8s:deepcopy-gen=false
type Listed struct {
	Names []string
}

/*+k8s:deepcopy-gen=false*/
type BlockDropped struct {
	Names []string
}

/* +k8s:deepcopy-gen=false
 * +k8s:deepcopy-gen=true
 */
type BlockStarred struct {
	Names []string
}

// #+k8s:deepcopy-gen=false
// +optional
// +k8s:openapi-gen=false
// +genclient
type Others struct {
	Names []string
}
