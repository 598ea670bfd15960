// Package silenttypes has a type with two markers that say false, and none that
// asks: 0.37 passes over such a package before it finds fault with the markers.
package silenttypes
