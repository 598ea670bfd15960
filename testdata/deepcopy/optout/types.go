package optout

// Kept gets functions.
type Kept struct {
	Names []string
}

// Dropped gets none.
//
// +k8s:deepcopy-gen=false
type Dropped struct {
	Names []string
}

// DeepCopyInto is written by hand, so that KeptHolder compiles.
func (d *Dropped) DeepCopyInto(out *Dropped) {
	out.Names = append([]string(nil), d.Names...)
}

// DeepCopy is written by hand, for the same reason.
func (d *Dropped) DeepCopy() *Dropped {
	out := new(Dropped)
	d.DeepCopyInto(out)
	return out
}

// DroppedFar opts out in the second-closest comment.
//
// +k8s:deepcopy-gen=false

// DroppedFar gets no functions.
type DroppedFar struct {
	Count int
}

// DroppedMap opts out.
//
// +k8s:deepcopy-gen=false
type DroppedMap map[string]string

// Said gets functions and says so.
//
// +k8s:deepcopy-gen=true
type Said struct {
	Names []string
}

// KeptHolder uses what was dropped.
type KeptHolder struct {
	Kept       Kept
	Dropped    Dropped
	DroppedPtr *Dropped
	DroppedFar DroppedFar
	DroppedMap DroppedMap
}
