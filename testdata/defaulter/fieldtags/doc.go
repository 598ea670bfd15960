// Package fieldtags names the fields that make roots.
//
// +k8s:defaulter-gen=ObjectMeta
// +k8s:defaulter-gen=Marker
package fieldtags
