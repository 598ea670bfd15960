// Package internal keeps things to itself, too.
package internal

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

// Code returns the code.
func (v *Vault) Code() (int32, bool) { return v.code, v.open }
