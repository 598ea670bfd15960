// Package other has the struct.
package other

// Ref has its field's name and type the wrong way round.
type Ref struct {
	string Name
}
