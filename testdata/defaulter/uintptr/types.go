package uintptr

// Root has a field.
type Root struct {
	TypeMeta int

	// +default=1
	Address uintptr `json:"address,omitempty"`
}
