// Package genericbarelist asks for methods of a generic slice, whose name no generator can write.
// +k8s:deepcopy-gen=package

package genericbarelist
