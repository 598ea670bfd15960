package nofunctions

// Phase is a string.
type Phase string

// Runner is an interface.
type Runner interface {
	Run()
}

// Hook is a function.
type Hook func()

// Digest is an array.
type Digest [16]byte

// Ref is a pointer.
type Ref *int

// hidden is private.
type hidden struct {
	names []string
}

// Uses keeps hidden alive for vet.
var _ = hidden{}
