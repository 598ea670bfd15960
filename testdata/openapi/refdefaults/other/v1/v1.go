// Package v1 has constants.
//
// +k8s:openapi-gen=true
package v1

// Text is one.
const Text = "y"

// Word is text.
type Word string
