package manualcopy

// ByPointer has a DeepCopy that returns a pointer.
type ByPointer struct {
	Names []string
}

// DeepCopy is written by hand.
func (p *ByPointer) DeepCopy() *ByPointer {
	if p == nil {
		return nil
	}
	return &ByPointer{Names: append([]string(nil), p.Names...)}
}

// ByValue has a DeepCopy that returns a value.
type ByValue struct {
	Names []string
}

// DeepCopy is written by hand.
func (v ByValue) DeepCopy() ByValue {
	return ByValue{Names: append([]string(nil), v.Names...)}
}

// Flat could be copied by assignment, but has a DeepCopy.
type Flat struct {
	Count int
}

// DeepCopy is written by hand.
func (f *Flat) DeepCopy() *Flat {
	out := *f
	return &out
}

// Holder uses them everywhere.
type Holder struct {
	ByPointer       ByPointer
	ByValue         ByValue
	Flat            Flat
	PtrByPointer    *ByPointer
	PtrByValue      *ByValue
	PtrPtrByPointer **ByPointer
	PtrPtrByValue   **ByValue
	SliceByPointer  []ByPointer
	SliceByValue    []ByValue
	SliceFlat       []Flat
	SlicePtr        []*ByPointer
	SlicePtrValue   []*ByValue
	MapByPointer    map[string]ByPointer
	MapByValue      map[string]ByValue
	MapPtr          map[string]*ByPointer
	MapPtrValue     map[string]*ByValue
	Nested          map[string][]ByPointer
}

// Wrapper has an assignable-looking struct with a manual method inside.
type Wrapper struct {
	Inner Inner
}

// Inner holds a Flat.
type Inner struct {
	Flat Flat
}
