package tagarguments

// Item has a marker with an argument.
//
// +k8s:deepcopy-gen(why)=false
type Item struct {
	Names []string
}
