package markersnested

// Root has fields of them.
type Root struct {
	TypeMeta int

	// +default
	Empty *Name
	Plain *Name
	// +default="own"
	Own *Name
	// +default
	Named NamePointer
	Twice **Name
	// +default=4
	Pointer Pointer
	// +default=4
	PointerPointer PointerPointer
	// +default=4
	Behind *PointerPointer
	// +default=4
	Alias AliasOfPointer
	// +default=4
	Int8 **int8
	// +default={"name": "x"}
	Struct StructPointer
	// +default
	Part *Part
}

// Name is a string.
// +default="somebody"
type Name string

// NamePointer points to one.
type NamePointer *Name

// Number is a number.
type Number int32

// Pointer points to one.
type Pointer *Number

// PointerPointer points to that.
type PointerPointer *Pointer

// AliasOfPointer is a pointer, too.
type AliasOfPointer Pointer

// Part is a struct.
// +default={"name": "nested"}
type Part struct {
	Name string `json:"name"`
}

// StructPointer points to it.
type StructPointer *Part
