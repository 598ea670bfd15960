package markers

// Root has a field of each.
type Root struct {
	TypeMeta int

	// +default="a string"
	String *string `json:"string"`
	// +default=true
	Bool *bool `json:"bool"`
	// +default=1
	Int *int `json:"int"`
	// +default=-8
	Int8 *int8 `json:"int8"`
	// +default=16
	Int16 *int16 `json:"int16"`
	// +default=32
	Int32 *int32 `json:"int32"`
	// +default=64
	Int64 *int64 `json:"int64"`
	// +default=1
	Uint *uint `json:"uint"`
	// +default=8
	Uint8 *uint8 `json:"uint8"`
	// +default=8
	Byte *byte `json:"byte"`
	// +default=16
	Uint16 *uint16 `json:"uint16"`
	// +default=32
	Uint32 *uint32 `json:"uint32"`
	// +default=64
	Uint64 *uint64 `json:"uint64"`
	// +default=1
	Uintptr *uintptr `json:"uintptr"`
	// +default=1.5E+3
	Float32 *float32 `json:"float32"`
	// +default=-0.25
	Float64 *float64 `json:"float64"`
	// +default= "blanks"
	Blanks *string `json:"blanks"`
	// +default="a \"quoted\" \\ \u00e4\n"
	Escapes *string `json:"escapes"`
	// +default=""
	Empty *string `json:"empty"`
	// +default=0
	Zero *int `json:"zero"`
	// +defaulted="no"
	Longer *string `json:"longer"`
	// +default="twice"
	Twice **string `json:"twice"`
	// +default=3
	Thrice ***int32 `json:"thrice"`
	Part   Part     `json:"part"`
}

// Part has defaults, too, and a function.
type Part struct {
	// +default="part"
	Name *string
	Deep []Deep
}

// Deep has one.
type Deep struct {
	// +default=7
	Number *int
}

func SetDefaults_Part(in *Part) {}
