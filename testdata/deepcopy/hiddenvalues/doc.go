// Package hiddenvalues needs of another package only a name that is not exported:
// up to 0.31 that package is not imported then.
//
// +k8s:deepcopy-gen=package
package hiddenvalues
