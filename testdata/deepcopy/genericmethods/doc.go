// Package genericmethods has methods by hand on generic maps, which count for the instances.
// +k8s:deepcopy-gen=package

package genericmethods
