package bodycomment

// Kept gets functions.
type Kept struct {
	Names []string
}

func first() string {
	return "first" // +k8s:deepcopy-gen=false
}
// Dropped gets none: two lines above this comment ends one with a marker.
type Dropped struct {
	Names []string
}

func second() { /* +k8s:deepcopy-gen=false */ }

type AlsoDropped struct { // no comment of its own: two lines above the name
	Names []string
}

func third() {
	// +k8s:deepcopy-gen=false

}

// KeptToo is three lines below.
type KeptToo struct {
	Names []string
}

var _, _, _ = first, second, third
