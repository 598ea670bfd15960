// Package internal holds the types that v1 is converted to.
package internal

// Color is a name of a string.
type Color string

// Level is a name of a number.
type Level int32

// Colors is a slice of names.
type Colors []Color

// Limits is a map with named keys.
type Limits map[Level]Color

// Pointed is a named pointer.
type Pointed *string

// Paint has them all, one of them by its plain type.
type Paint struct {
	Base   Color
	Level  Level
	Same   Color
	Colors Colors
	Limits Limits
	Ref    *Color
	Plain  []Color
	Point  Pointed
	Mixed  map[string]Colors
}
