package inlined

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Object is one.
type Object struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
	Spec Spec `json:"spec"`
}

// Spec inlines.
type Spec struct {
	Base     `json:",inline"`
	*Pointed `json:",inline"`
	// Embedded has a name.
	Embedded `json:"embedded"`
	NoTag
	Empty   `json:""`
	Omitted `json:",omitempty"`
	// Field is inlined though it is not embedded.
	Field Fields `json:",inline"`
	// +k8s:openapi-gen=false
	LeftOut `json:",inline"`
	Text    `json:",inline"`
	Named   Named `json:"named,inline"`
}

// Base is inlined.
type Base struct {
	// A of base.
	A string `json:"a"`
	Deeper `json:",inline"`
}

// Deeper is inlined there.
type Deeper struct {
	// +optional
	B string `json:"b"`
}

// Pointed is pointed to.
type Pointed struct {
	C []string `json:"c"`
}

// Embedded is embedded.
type Embedded struct {
	D string `json:"d"`
}

// NoTag has no tag.
type NoTag struct {
	E string `json:"e"`
}

// Empty has an empty tag.
type Empty struct {
	F string `json:"f"`
}

// Omitted has no name.
type Omitted struct {
	G string `json:"g"`
}

// Fields are fields.
type Fields struct {
	H string `json:"h"`
}

// LeftOut is left out.
type LeftOut struct {
	I string `json:"i"`
}

// Text is no struct.
type Text string

// Named is named.
type Named struct {
	J string `json:"j"`
}
