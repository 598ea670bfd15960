package interfacenopackage

// Item asks for a package that does not exist.
//
// +k8s:deepcopy-gen:interfaces=example.com/testdata/nowhere.Object
type Item struct {
	Names []string
}
