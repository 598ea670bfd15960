package interfacebare

// Item asks for a bare name.
//
// +k8s:deepcopy-gen:interfaces=Object
type Item struct {
	Names []string
}

// Object is an interface of this package.
type Object interface {
	DeepCopyObject() Object
}
