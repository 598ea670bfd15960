package all

// A is in.
type A struct{ Value private `json:"value"` }

// B is out.
//
// +k8s:openapi-gen=false
type B struct{}

// private is in.
type private struct {
	Self *private `json:"self,omitempty"`
}

// codecSelfer1 is out.
type codecSelfer1 struct{}

// C is A by declaration.
type C A

// Function is none.
type Function func()

// Interface is none.
type Interface interface{ M() }

var _ = codecSelfer1{}
