// Package aliascycle has an alias that speaks of itself: nobody copies it, so nobody complains.
//
// +k8s:deepcopy-gen=package
package aliascycle
