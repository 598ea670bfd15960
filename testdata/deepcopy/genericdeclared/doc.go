// Package genericdeclared has a generic map that could be copied, whatever its
// parameter is: but upstream cannot write the name of its receiver.
//
// +k8s:deepcopy-gen=package
package genericdeclared
