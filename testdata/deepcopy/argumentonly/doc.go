// Package argumentonly asks by nothing but a marker with an argument: an error from 0.34 on, also where a package is
// passed over in which no type asks.
package argumentonly
