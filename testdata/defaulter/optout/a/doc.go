// Package a wants nothing, which is heard from 0.37 on; before, `false` is the name of a field.
//
// +k8s:defaulter-gen=false
package a
