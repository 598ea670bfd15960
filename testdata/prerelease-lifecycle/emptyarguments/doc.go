// Package emptyarguments has a marker with empty parentheses, which upstream takes from 0.34 on.
//
// +k8s:prerelease-lifecycle-gen=true
package emptyarguments
