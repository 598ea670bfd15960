// Package mixedparams has parameters of which only some have names.
//
// +k8s:deepcopy-gen=package
package mixedparams
