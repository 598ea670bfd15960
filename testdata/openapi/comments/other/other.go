// Package other is not asked for.
package other

// Inlined is inlined.
type Inlined struct {
	// Text has a comment, which counts.
	//
	// +optional
	Text string `json:"text"`
}

// Alias is a struct.
type Alias struct{}
