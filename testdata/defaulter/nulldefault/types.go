package nulldefault

// Root has fields.
type Root struct {
	TypeMeta int

	// +default=null
	String string `json:"string,omitempty"`
	// +default=null
	Pointer *int `json:"pointer"`
}
