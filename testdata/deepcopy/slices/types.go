package slices

// Mode is a string.
type Mode string

// Tags is a named map.
type Tags map[string]string

// Args is a named slice.
type Args []string

// Port can be copied by assignment.
type Port struct {
	Name   string
	Number int32
}

// Container cannot be copied by assignment.
type Container struct {
	Ports []Port
}

// Probe copies itself.
type Probe interface {
	DeepCopyProbe() Probe
}

// Lists has slices.
type Lists struct {
	Strings       []string
	Bytes         []byte
	Modes         []Mode
	Ports         []Port
	Containers    []Container
	PortPtrs      []*Port
	ContainerPtrs []*Container
	StringPtrs    []*string
	StringPtrPtrs []**string
	Matrix        [][]string
	Cube          [][][]int
	Maps          []map[string]string
	Tags          []Tags
	Args          []Args
	TagPtrs       []*Tags
	Probes        []Probe
	ProbeLists    [][]Probe
	Nothing       []struct{}
}
