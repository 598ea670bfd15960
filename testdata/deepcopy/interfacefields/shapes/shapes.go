// Package shapes has no markers.
package shapes

// Base is embedded in Shape.
type Base interface {
	Area() float64
}

// Shape copies itself.
type Shape interface {
	Base
	DeepCopyShape() Shape
}
