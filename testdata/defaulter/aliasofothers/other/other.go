package other

// Name has a default that is not seen from there.
// +default="own"
type Name string
