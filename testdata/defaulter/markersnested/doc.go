// Package markersnested has pointers whose types have defaults, or pointers of their own.
//
// +k8s:defaulter-gen=TypeMeta
package markersnested
