// Package invalidwithin holds a struct of which one field has a type that is not declared: it cannot be assigned.
//
// +k8s:deepcopy-gen=package
package invalidwithin
