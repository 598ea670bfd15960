// Package weights is imported with a dot.
package weights
