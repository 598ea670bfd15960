// Package genericconstraint has constraints that are no interfaces: from 0.32 on upstream takes such a type for an
// interface, unless it has met the type before.
//
// +k8s:deepcopy-gen=package
package genericconstraint
