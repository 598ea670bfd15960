// Package rates has its methods in a generated file.
package rates

// Rate is a rate.
type Rate struct {
	Values []float64
}
