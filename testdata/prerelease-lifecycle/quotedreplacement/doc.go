// Package quotedreplacement has a replacement that ends its own string.
//
// +k8s:prerelease-lifecycle-gen=true
package quotedreplacement
