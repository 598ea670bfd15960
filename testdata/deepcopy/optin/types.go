package optin

// Silent gets no functions.
type Silent struct {
	Count int
}

// Chosen opts in.
//
// +k8s:deepcopy-gen=true
type Chosen struct {
	Names  []string
	Silent Silent
}

// ChosenMap opts in.
// +k8s:deepcopy-gen=true
type ChosenMap map[string][]string

// ChosenFar opts in from the second-closest comment.
// +k8s:deepcopy-gen=true

// ChosenFar gets functions.
type ChosenFar struct {
	Count *int
}

// Refused opts out, which changes nothing here.
//
// +k8s:deepcopy-gen=false
type Refused struct {
	Names []string
}

// Thing copies itself.
type Thing interface {
	DeepCopyThing() Thing
}

// Half asks for an interface, but does not opt in.
//
// +k8s:deepcopy-gen:interfaces=example.com/testdata/deepcopy/optin.Thing
type Half struct {
	Names []string
}
