package other

// Far is a constant.
const Far = "far"

// Name is a string.
type Name string

// Part has a default from its own package.
type Part struct {
	// +default=ref(Far)
	Name *string
	// +default=ref(Far)
	Value Name `json:"value,omitempty"`
}
