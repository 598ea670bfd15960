// Package letters has a type whose first letter is not in ASCII.
//
// +k8s:prerelease-lifecycle-gen=true
package letters
