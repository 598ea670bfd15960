// Package kinds has an enumeration.
//
// +k8s:openapi-gen=true
package kinds

// Kind is one of some.
// +enum
type Kind string

// A is one.
const A Kind = "a"
