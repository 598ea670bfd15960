package silenttypes

// Item is left out twice.
//
// +k8s:deepcopy-gen=false

// +k8s:deepcopy-gen=false
type Item struct {
	Names []string
}
