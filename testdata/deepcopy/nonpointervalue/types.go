package nonpointervalue

// Thing copies itself.
type Thing interface {
	DeepCopyThing() Thing
}

// Item says yes.
//
// +k8s:deepcopy-gen:interfaces=example.com/testdata/deepcopy/nonpointervalue.Thing
// +k8s:deepcopy-gen:nonpointer-interfaces=yes
type Item struct {
	Names []string
}
