// Package packageoptout has a marker of the package that says false, which is
// refused before 0.37; from then on the package gets no file.
//
// +k8s:deepcopy-gen=false
package packageoptout
