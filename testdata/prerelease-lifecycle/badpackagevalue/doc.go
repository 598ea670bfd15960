// Package badpackagevalue asks in words that upstream knows from 0.37 on.
//
// +k8s:prerelease-lifecycle-gen=package
package badpackagevalue
