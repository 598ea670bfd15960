package badliterals

// Root has fields.
type Root struct {
	TypeMeta int

	// +default="a\/b"
	Slash *string
	// +default="\ud83d\ude00"
	Surrogates *string
	// +default=[1]
	List *int
	// +default={"a": "`"}
	Quote map[string]string
}
