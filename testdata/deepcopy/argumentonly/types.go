package argumentonly

// Item asks.
//
// +k8s:deepcopy-gen(why)=true
type Item struct {
	Names []string
}
