// Package anonymousdeep has a struct without a name that cannot be copied by
// assignment: upstream calls its DeepCopyInto, which no struct without a name has.
//
// +k8s:deepcopy-gen=package
package anonymousdeep
