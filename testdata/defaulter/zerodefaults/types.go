package zerodefaults

// Root has fields.
type Root struct {
	TypeMeta int

	// +default=""
	String string `json:"string"`
	// +default=0
	Int int `json:"int"`
	// +default=0.0
	Float float64 `json:"float"`
	// +default=-0
	Int64 int64 `json:"int64"`
	// +default=false
	Bool bool `json:"bool"`
	// +default=""
	Name Name `json:"name"`
	// +default=1
	Omitted int `json:"omitted,omitempty"`
	// +default=true
	OmittedBool bool `json:"omittedBool,omitempty"`
	// +default="x"
	OmittedName Name `json:"omittedName,omitempty"`
	// +default=1e3
	OmittedFloat float32 `json:"f,omitempty"`
	Part         Part    `json:"part"`
}

// Name is a string.
type Name string

// Part has one that is more than zero.
type Part struct {
	// +default=3
	Number *int
}
