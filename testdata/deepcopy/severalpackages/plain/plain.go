// Package plain has no markers and gets no file.
package plain

// Item is nobody's business.
type Item struct {
	Names []string
}
