// Package tagspaces has spaces and tabs around markers, keys and values, which the
// parsers of before and after 0.34 read differently.
//
// +k8s:deepcopy-gen=package
package tagspaces
