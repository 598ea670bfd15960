package bytezero

// Root has fields.
type Root struct {
	TypeMeta int

	// +default=0
	Byte byte `json:"byte"`
	// +default=0
	Int8 int8 `json:"int8"`
	// +default=1
	Some *byte `json:"some"`
}
