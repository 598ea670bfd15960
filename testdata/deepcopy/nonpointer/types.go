package nonpointer

// Selector copies itself.
type Selector interface {
	DeepCopySelector() Selector
}

// Matcher copies itself.
type Matcher interface {
	DeepCopyMatcher() Matcher
}

// ByName is a Selector by value.
//
// +k8s:deepcopy-gen:nonpointer-interfaces=true
// +k8s:deepcopy-gen:interfaces=example.com/testdata/deepcopy/nonpointer.Selector,example.com/testdata/deepcopy/nonpointer.Matcher
type ByName struct {
	Names []string
}

// ByLabel says false, which is the default.
//
// +k8s:deepcopy-gen:nonpointer-interfaces=false
// +k8s:deepcopy-gen:interfaces=example.com/testdata/deepcopy/nonpointer.Selector
type ByLabel struct {
	Labels map[string]string
}

// Twice says the same thing twice.
//
// +k8s:deepcopy-gen:nonpointer-interfaces=true
// +k8s:deepcopy-gen:interfaces=example.com/testdata/deepcopy/nonpointer.Matcher
// +k8s:deepcopy-gen:nonpointer-interfaces=true
type Twice struct {
	Count int
}

// Unused has no interfaces, so the tag has no effect.
//
// +k8s:deepcopy-gen:nonpointer-interfaces=true
type Unused struct {
	Count int
}
