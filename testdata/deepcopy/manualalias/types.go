package manualalias

// Secret is a string with a DeepCopy of its own.
type Secret string

// DeepCopy is written by hand.
func (s Secret) DeepCopy() Secret { return s }

// Level is a number with a DeepCopyInto of its own.
type Level int

// DeepCopyInto is written by hand.
func (l *Level) DeepCopyInto(out *Level) { *out = *l }

// Path is a slice with a DeepCopy of its own.
type Path []string

// DeepCopy is written by hand.
func (p Path) DeepCopy() Path { return append(Path(nil), p...) }

// Queue is a slice with a DeepCopyInto of its own.
type Queue []string

// DeepCopyInto is written by hand.
func (q Queue) DeepCopyInto(out *Queue) { *out = append(Queue(nil), q...) }

// Attributes is a map with a DeepCopy of its own.
type Attributes map[string]string

// DeepCopy is written by hand.
func (a Attributes) DeepCopy() Attributes {
	out := Attributes{}
	for key, value := range a {
		out[key] = value
	}
	return out
}

// Header is a map whose DeepCopy returns a pointer.
type Header map[string][]string

// DeepCopy is written by hand.
func (h *Header) DeepCopy() *Header {
	out := Header{}
	for key, value := range *h {
		out[key] = append([]string(nil), value...)
	}
	return &out
}

// Holder uses them.
type Holder struct {
	Secret        Secret
	Level         Level
	Path          Path
	Attributes    Attributes
	Header        Header
	SecretPtr     *Secret
	LevelPtr      *Level
	PathPtr       *Path
	AttributesPtr *Attributes
	Secrets       []Secret
	Levels        []Level
	Paths         []Path
	ByName        map[string]Attributes
	SecretOf      map[string]Secret
}
