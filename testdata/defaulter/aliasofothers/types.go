package aliasofothers

import "example.com/testdata/defaulter/aliasofothers/other"

// Text is a string.
// +default="text"
type Text = string

// Zext is one as well, and has nothing to say.
type Zext = string

// Number is a number.
// +default=8
type Number = uint8

// Foreign is declared elsewhere.
// +default="foreign"
type Foreign = other.Name

// List has no name of its own.
// +default=["a"]
type List = []int

// Root has fields.
type Root struct {
	TypeMeta int
	Texts    []string
	Foreign  []other.Name
	Lists    map[string][]int
	Bytes    [3]byte
	Pointer  *string
	Name     *other.Name
	Flags    []bool
}
