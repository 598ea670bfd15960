// Package other has constants.
package other

// Text is one.
const Text = "x"

// Word has a default of its own.
//
// +k8s:openapi-gen=true
// +default=ref(Text)
type Word string
