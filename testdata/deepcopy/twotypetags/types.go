package twotypetags

// Item has one marker too many, in the second-closest comment.
//
// +k8s:deepcopy-gen=true

// Item says it again.
//
// +k8s:deepcopy-gen=true
type Item struct {
	Names []string
}
