// Package arguments has markers with arguments, which are read from 0.34 on.
//
// +k8s:defaulter-gen=TypeMeta
package arguments
