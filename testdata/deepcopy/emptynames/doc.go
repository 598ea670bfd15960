// Package emptynames has types whose text names the empty interface: it is
// written as any from 0.33 on, whatever the source says, and as interface{}
// before. What comes out does not compile.
//
// +k8s:deepcopy-gen=package
package emptynames
