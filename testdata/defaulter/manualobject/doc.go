// Package manualobject has an object defaulter that is written by hand.
//
// +k8s:defaulter-gen=TypeMeta
package manualobject
