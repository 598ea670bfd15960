package unsupportedbuiltins

import "unsafe"

// Holder has all of them; upstream stops at the first.
type Holder struct {
	Complex64  complex64
	Complex128 complex128
	Pointer    unsafe.Pointer
}
