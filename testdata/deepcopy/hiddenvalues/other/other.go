// Package other has an exported map of values whose type is not exported.
package other

// Values is a map.
type Values map[string]*value

type value struct {
	count int
}
