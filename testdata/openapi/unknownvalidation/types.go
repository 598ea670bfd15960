package unknownvalidation

// Type has fields.
type Type struct {
	// +k8s:validation:minLenght=what
	// +k8s:validation:MinLength=1
	Text string `json:"text"`
	// +k8s:validation:title=1
	// +k8s:validation:minLength=1
	Title string `json:"title"`
}
