package genericmanual

// Alpha meets instances.
type Alpha struct {
	Copied Copied[string]
	Ptr    *Pointed[string]
	Into   Into[string]
}

// Copied has a DeepCopy of its own.
//
// +k8s:deepcopy-gen=false
type Copied[T any] []T

// DeepCopy is written by hand.
func (c Copied[T]) DeepCopy() Copied[T] { return append(Copied[T](nil), c...) }

// Pointed has a DeepCopy of its own, for pointers.
//
// +k8s:deepcopy-gen=false
type Pointed[T any] []T

// DeepCopy is written by hand.
func (p *Pointed[T]) DeepCopy() *Pointed[T] {
	out := append(Pointed[T](nil), *p...)
	return &out
}

// Into has a DeepCopyInto of its own.
//
// +k8s:deepcopy-gen=false
type Into[T any] []T

// DeepCopyInto is written by hand.
func (i Into[T]) DeepCopyInto(out *Into[T]) { *out = append(Into[T](nil), i...) }
