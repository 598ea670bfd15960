package referencemissing

// Greeting is there.
const Greeting = "hello"

// Root has fields.
type Root struct {
	TypeMeta int

	// +default=ref(Greeeting)
	Misspelt *string
	// +default=ref(Nothing)
	Missing *string
	// +default=ref(example.com/testdata/defaulter/nothere.Nothing)
	NoPackage *string
	// +default=ref(example.com/testdata/defaulter/referencemissing/other.hidden)
	Hidden *string
	// +default=ref(Root)
	Type *string
}
