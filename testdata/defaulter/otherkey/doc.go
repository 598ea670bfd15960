// Package otherkey has words behind the name of the marker, which are part of it until 0.33.
//
// +k8s:defaulter-gen=TypeMeta
package otherkey
