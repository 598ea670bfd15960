//nolint:all
// Package directives has directive comments and markers without a space.
//
//+k8s:deepcopy-gen=package
//go:generate echo hello
package directives
