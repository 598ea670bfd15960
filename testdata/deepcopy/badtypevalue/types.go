package badtypevalue

// Item has the old spelling.
//
// +k8s:deepcopy-gen=generate
type Item struct {
	Names []string
}
