// Package selection has types that ask, and such that do not.
package selection
