package nonpointercontradiction

// Thing copies itself.
type Thing interface {
	DeepCopyThing() Thing
}

// Item says yes and no.
//
// +k8s:deepcopy-gen:interfaces=example.com/testdata/deepcopy/nonpointercontradiction.Thing
// +k8s:deepcopy-gen:nonpointer-interfaces=true
// +k8s:deepcopy-gen:nonpointer-interfaces=false
type Item struct {
	Names []string
}
