// Package docelsewhere has no marker in its doc.go.
package docelsewhere
