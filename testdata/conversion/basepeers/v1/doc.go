// Package v1 has other base peers than usual, so nothing is known of metav1's functions.
//
// +k8s:conversion-gen=example.com/testdata/conversion/basepeers/internal
package v1
