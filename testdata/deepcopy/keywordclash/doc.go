// Package keywordclash imports two packages whose paths end in the same keyword,
// and one that ends in the name of a builtin type. The underscore comes after
// the test for clashes, so both get one name; the output does not compile.
//
// +k8s:deepcopy-gen=package
package keywordclash
