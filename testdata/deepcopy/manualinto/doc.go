// Package manualinto has hand-written DeepCopyInto methods; DeepCopy is made.
//
// +k8s:deepcopy-gen=package
package manualinto
