package instances

// Box is left out.
//
// +k8s:openapi-gen=false
type Box[T any] struct {
	Value T `json:"value"`
}

// List is left out, too.
//
// +k8s:openapi-gen=false
type List[T any] []T

// Holder holds boxes.
type Holder struct {
	Text Box[string] `json:"text"`
	List List[string] `json:"list"`
	Inner Box[int] `json:",inline"`
}
