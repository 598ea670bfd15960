package notzero

// Root has fields.
type Root struct {
	TypeMeta int

	// +default="x"
	String string `json:"string"`
	// +default=5
	Number Number `json:"number"`
	// +default=true
	Bool bool `json:"bool"`
}

// Number is a number.
type Number int32
