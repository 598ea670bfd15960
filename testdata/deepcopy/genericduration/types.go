package genericduration

import "time"

// Holder has an instance.
type Holder struct {
	Waits List[time.Duration]
}

// List is generic.
//
// +k8s:deepcopy-gen=false
type List[T any] []T
