package trailing

// Root has fields.
type Root struct {
	TypeMeta int
	First    *string // +default="for the second"
	Second   *string

	// +default="detached"

	Third *string

	// +default="above"
	// Fourth has it in the first line.
	Fourth       *string
	Fifth, Sixth *string // +default=1
	Seventh      *int

	/*
	   +default="block"
	*/
	Eighth *string
	//+default="no blank"
	Ninth *string
	//	+default="tab"
	Tenth *string
}
