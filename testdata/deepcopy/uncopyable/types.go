package uncopyable

// Phase is a string.
//
// +k8s:deepcopy-gen=true
type Phase string

// hidden is private.
//
// +k8s:deepcopy-gen=true
type hidden struct {
	names []string
}

// Digest is an array.
//
// +k8s:deepcopy-gen=true
type Digest [4]byte

// Fine can be copied.
//
// +k8s:deepcopy-gen=true
type Fine struct {
	Names []string
}

var _ = hidden{}
