package badjson

// Root has fields.
type Root struct {
	TypeMeta int

	// +default=hello
	Bare *string
	// +default="a" // with a comment
	Comment *string
	// +default={"a": 1
	Open map[string]int
	// +default=1e999
	Large *float64
	// +default='a'
	Quotes *string
	// +default=ref()
	NoName *string
}
