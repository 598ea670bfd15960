package v1

// Tree keeps its rings to itself.
type Tree struct {
	Name string
	// Rings are counted in another way.
	// +k8s:conversion-gen=false
	Rings int32
	// Leaves have no counterpart.
	// +k8s:conversion-gen=false
	Leaves []string
	Height int32 // +k8s:conversion-gen=false
	Width  int32
	// +k8s:conversion-gen=true
	Depth int32
}

// Moss is not converted.
// +k8s:conversion-gen=false
type Moss struct {
	Name string
}

// +k8s:conversion-gen=false

// Fern has the marker in the comment before its own, where it does not count.
type Fern struct {
	Moss *Moss2
}

// Moss2 stands in a fern.
type Moss2 struct {
	Wet bool
}
