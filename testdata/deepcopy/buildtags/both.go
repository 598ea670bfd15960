//go:build (linux || darwin) && gc
// +build linux darwin
// +build gc

package buildtags

// Both has both styles.
type Both struct {
	Names []string
}
