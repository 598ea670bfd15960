// Package api has private fields that the package of the functions cannot reach.
package api

// Vault keeps things to itself.
type Vault struct {
	Name string
	code int32
	open bool
}

// Case is open.
type Case struct {
	Name string
	_    int32
}

// SetCode sets the code.
func (v *Vault) SetCode(code int32) { v.code, v.open = code, true }
