package manualinto

// Buffer copies its bytes.
type Buffer struct {
	Bytes []byte
}

// DeepCopyInto is written by hand.
func (b *Buffer) DeepCopyInto(out *Buffer) {
	*out = Buffer{Bytes: append([]byte(nil), b.Bytes...)}
}

// Counter could be copied by assignment.
type Counter struct {
	Value int
}

// DeepCopyInto is written by hand.
func (c *Counter) DeepCopyInto(out *Counter) {
	out.Value = c.Value
}

// Asked has an interface too.
//
// +k8s:deepcopy-gen:interfaces=example.com/testdata/deepcopy/manualinto.Thing
type Asked struct {
	Name string
}

// DeepCopyInto is written by hand.
func (a *Asked) DeepCopyInto(out *Asked) {
	out.Name = a.Name
}

// Thing copies itself.
type Thing interface {
	DeepCopyThing() Thing
}

// Holder uses them everywhere.
type Holder struct {
	Buffer     Buffer
	Counter    Counter
	Ptr        *Buffer
	PtrCounter *Counter
	PtrPtr     **Buffer
	Slice      []Buffer
	Counters   []Counter
	SlicePtr   []*Buffer
	Map        map[string]Buffer
	MapCounter map[string]Counter
	MapPtr     map[string]*Buffer
	Nested     map[string]map[string]Counter
}
