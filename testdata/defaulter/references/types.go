package references

import "example.com/testdata/defaulter/references/other"

// Name of the default.
const (
	Greeting      = "hello"
	Typed    Name = "typed"
	Number        = 7
	hidden        = "hidden"
)

// Name is a string.
type Name string

// NamePointer points to one.
type NamePointer *Name

// Root has fields.
type Root struct {
	TypeMeta int

	// +default=ref(Greeting)
	Pointer *string
	// +default=ref(Greeting)
	Value string `json:"value,omitempty"`
	// +default=ref(Typed)
	Name Name `json:"name,omitempty"`
	// +default=ref(Typed)
	NameOf *Name
	// +default=ref(Typed)
	Text *string
	// +default=ref(Number)
	Number *int64
	// +default=ref(hidden)
	Hidden *string
	// +default=ref(example.com/testdata/defaulter/references/other.Far)
	Far *string
	// +default=ref(example.com/testdata/defaulter/references/other.Far)
	Again other.Name `json:"again,omitempty"`
	// +default=ref(example.com/testdata/defaulter/references/third.Third)
	Third NamePointer
	// +default=ref(Typed)
	Twice **Name
	Other other.Part
	// +default=ref(Greeting)
	Called *Called

	Names  []Listed
	Maps   map[string]Listed
	Behind *Listed
}

// Called has a function.
type Called string

func SetDefaults_Called(in *Called) {}

// Listed has a default of its own.
// +default=ref(Greeting)
type Listed string
