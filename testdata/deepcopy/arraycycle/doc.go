// Package arraycycle declares an array of itself, which go/types calls no type at all.
// +k8s:deepcopy-gen=package

package arraycycle
