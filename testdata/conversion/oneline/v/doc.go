// Package v has names so short that registrations stand on one line, or just do not.
//
// +k8s:conversion-gen=example.com/testdata/conversion/oneline/w
package v
