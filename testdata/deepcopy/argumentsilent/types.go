package argumentsilent

// Item has an argument, and does not ask.
//
// +k8s:deepcopy-gen(why)=false
type Item struct {
	Names []string
}

// Other has a marker that cannot be read.
//
// +k8s:deepcopy-gen(why not)=true
type Other struct {
	Names []string
}
