package patchtags

// Type is one.
type Type struct {
	List []string `json:"list" patchStrategy:"merge"`
}
