package asking

// Item asks as it should.
//
// +k8s:deepcopy-gen=true
type Item struct {
	Names []string
}
