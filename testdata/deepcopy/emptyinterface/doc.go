// Package emptyinterface has fields of type any: upstream takes the word for the
// name of an interface, and what comes out does not compile.
//
// +k8s:deepcopy-gen=package
package emptyinterface
