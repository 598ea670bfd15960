// Package wrongresult has a hand-written DeepCopy that returns something else.
//
// +k8s:deepcopy-gen=package
package wrongresult
