// Package missingfunction has a type with a type, a format and a definition: its function is called and never written.
//
// +k8s:openapi-gen=true
package missingfunction
