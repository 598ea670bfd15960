package unions

// Whole is a union.
//
// +union
type Whole struct {
	// +unionDiscriminator
	Kind string `json:"kind"`
	// +optional
	Zebra *int `json:"zebra"`
	Apple *string `json:"apple,omitempty"`
	Other string `json:"-"`
}

// Partly is a union in part.
type Partly struct {
	Name string `json:"name"`
	// +unionDiscriminator
	// +optional
	Which string `json:"which"`
	// +unionDeprecated
	// +optional
	First int `json:"first"`
	// +unionDeprecated
	// +optional
	Second int `json:"second"`
}

// Inlining inlines unions.
type Inlining struct {
	Whole `json:",inline"`
	Partly `json:",inline"`
	// +unionDeprecated
	Third *int `json:"third,omitempty"`
}

// NoDiscriminator has none.
// +union
type NoDiscriminator struct {
	A *int `json:"a,omitempty"`
	B *int `json:"b,omitempty"`
}

// Nothing is an empty union.
// +union
type Nothing struct{}

// OnlyDiscriminator has a discriminator and no fields.
type OnlyDiscriminator struct {
	// +unionDiscriminator
	Kind string `json:"kind"`
}
