// Package lists has lists and maps, in one another and by other names.
//
// +k8s:openapi-gen=true
package lists
