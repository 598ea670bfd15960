package novalue

// Root has fields.
type Root struct {
	TypeMeta int

	// +default
	Pointer *string `json:"pointer"`
	// +default=
	Value string `json:"value"`
	// +default="a"
	Set *string `json:"set"`
}
