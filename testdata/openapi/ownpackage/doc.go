// Package ownpackage is the package that is written, too.
//
// +k8s:openapi-gen=true
package ownpackage
