//go:build linux && !custom && go1.18

package buildtags

// NewStyle is selected by a go:build line.
type NewStyle struct {
	Names []string
}
