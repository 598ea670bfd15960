package anykeys

// Value is an empty interface with a name: its copy is asked for by that name.
type Value interface {
	DeepCopyValue() Value
}

// Document is a named map; its DeepCopy is written by hand, as JSON's is.
type Document map[string]interface{}

// DeepCopy is written by hand.
func (d Document) DeepCopy() Document {
	out := Document{}
	for key, value := range d {
		out[key] = value
	}
	return out
}

// Holder uses both.
type Holder struct {
	Value    Value
	Document Document
	Pointer  *Document
	List     []Document
}
