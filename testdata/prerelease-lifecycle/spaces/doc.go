// Package spaces has markers with blanks around them.
//
// +k8s:prerelease-lifecycle-gen=true
package spaces
