// Package markersjson has defaults of what is no predeclared type.
//
// +k8s:defaulter-gen=TypeMeta
package markersjson
