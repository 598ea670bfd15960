// Package markerselements has types with a default of their own, in slices and maps.
//
// +k8s:defaulter-gen=TypeMeta
package markerselements
