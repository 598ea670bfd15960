// Package argumentsilent has a marker with an argument, but none that asks: 0.37 passes over such a package before it
// finds fault with the markers, and versions before 0.34 know no arguments.
package argumentsilent
