// Package comments has comments of types of other packages and of aliases.
//
// +k8s:openapi-gen=true
package comments
