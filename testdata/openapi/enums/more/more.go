// Package more has another.
//
// +k8s:openapi-gen=true
package more

// Kind is one of some.
// +enum
type Kind string

// A is one.
const A Kind = "a"
