package baddefaults

// Type is one.
type Type struct {
	// +default=1
	Enforced int `json:"enforced"`
	// +default=x
	NoJSON *string `json:"noJSON"`
	// +default=1
	// +default=2
	Twice *int `json:"twice"`
	// +default=0
	Byte byte `json:"byte"`
}
