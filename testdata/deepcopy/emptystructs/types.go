package emptystructs

// Holder has empty structs.
type Holder struct {
	Flags  map[string]struct{}
	Quirks []struct{}
	Ptr    *struct{}
}
