package empty

// Spec is no API.
type Spec struct {
	Name string `json:"name"`
}
