package a

// TypeMeta marks what is defaulted.
type TypeMeta struct{}

// Thing has a function in b, which stands for all that is in it.
type Thing struct {
	TypeMeta
	// +default={
	Broken string
}
