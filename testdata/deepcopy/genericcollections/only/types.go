package only

// Keys is a generic slice.
//
// +k8s:deepcopy-gen=false
type Keys[T comparable] []T

// Sort mentions an instance.
func Sort(keys Keys[int]) {}
