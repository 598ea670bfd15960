// Package unreached has mistakes where nothing comes by: in functions of types that no root leads to, and below the values of
// maps.
//
// +k8s:defaulter-gen=TypeMeta
package unreached
