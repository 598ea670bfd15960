// Package vetwarnings has what Go compiles but go vet refuses: a build constraint
// after the package clause, which is a comment, and a tag over two lines.
//
// +k8s:deepcopy-gen=package
package vetwarnings
