package selection

// Asks asks.
//
// +k8s:openapi-gen=true
type Asks struct {
	Other Other `json:"other"`
	Inner inner `json:"inner"`
}

// Other does not.
type Other struct{}

// +k8s:openapi-gen=true

// Detached does so too far away.
type Detached struct{}

// inner asks, and is not exported.
//
// +k8s:openapi-gen=true
type inner struct {
	A string `json:"a"`
}

// Text asks, and is no struct.
//
// +k8s:openapi-gen=true
type Text string

// Alias of a struct is that struct.
type Alias = Other
