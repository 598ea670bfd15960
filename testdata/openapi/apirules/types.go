package apirules

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

type Named []string
type MyByte byte

// Names breaks rules of names.
type Names struct {
	PodSpec      string `json:"podSpec"`
	PodSpec2     string `json:"PodSpec2"`
	JSONSpec     string `json:"jsonSpec"`
	JSONSpec2    string `json:"jsonspec2"`
	HTTPJSONSpec string `json:"httpjsonSpec"`
	Missing      string
	Yaml         string `yaml:"yaml"`
	Dash         string `json:"-"`
	Dash2        string `json:"-,"`
	Dash3        string `json:"-,omitempty"`
	Empty        string `json:""`
	EmptyName    string `json:",omitempty"`
	Inline       Inner  `json:",inline"`
	InlineP      *Inner `json:",inline"`
	InlineM      map[string]string `json:",inline"`
	Inner        `json:",inline"`
	Named        `json:",inline"`
	Under_Score  string `json:"under_Score"`
	Under        string `json:"un-der"`
	Metadata     string `json:"metadata"`
	Other        string `json:"metadata"`
	private      string `json:"private"`
	ObjectMeta   metav1.ObjectMeta `json:"objectMeta"`
	Meta         metav1.ObjectMeta `json:"metadata"`
	PMeta        *metav1.ObjectMeta `json:"metadata"`
	ListMeta     metav1.ListMeta `json:"listMeta,omitempty"`
	É            string `json:"é"`
	URL          string `json:"uRL"`
	Bad          string `json:bad`
	Escaped      string `json:"esc\u0061ped"`
}

// Inner is.
type Inner struct {
	X string `json:"x"`
}

// Omit is.
type Omit struct {
	A string `json:"a,omitempty"`
	B string `json:"b,omitEmpty"`
	C string `json:"c,omitEmpty,OMITEMPTY"`
	D string `json:"-,omitEmpty"`
	E string `json:",omitEmpty"`
	F string `json:"f, omitEmpty"`
}

// Lists is.
type Lists struct {
	A []string `json:"a"`
	// +listType=atomic
	B []string `json:"b"`
	// +listType
	C []string `json:"c"`
	//  +listType=set
	D []string `json:"d"`
	// +listTypes=set
	E []string `json:"e"`
	F Named `json:"f"`
	G []byte `json:"g"`
	H []uint8 `json:"h"`
	I []int8 `json:"i"`
	J []MyByte `json:"j"`
	K [3]string `json:"k"`
	L *[]string `json:"l"`
	M map[string][]string `json:"m"`
	Items []string `json:"items"`
	/* +listType=map */
	N []string `json:"n"`
	O []string `json:"o"` // +listType=map
	P []string `json:"p"`

	// +listType=map

	Q []string `json:"q"`
	R []*byte `json:"r"`
}

// GoodList is.
type GoodList struct {
	metav1.TypeMeta `json:",inline"`
	metav1.ListMeta `json:"metadata,omitempty" protobuf:"bytes,1,opt,name=metadata"`
	Items []Inner `json:"items" protobuf:"bytes,2,rep,name=items"`
}

// BadList is.
type BadList struct {
	metav1.ListMeta `json:"metadata" protobuf:"bytes,2,opt,name=metadata"`
	metav1.TypeMeta `json:"" protobuf:"x"`
	// +listType=atomic
	Items []Inner `json:"items,omitempty" protobuf:"bytes,1,rep,name=items"`
}

// NamedMetaList is.
type NamedMetaList struct {
	TypeMeta metav1.TypeMeta `json:",inline"`
	ListMeta metav1.ListMeta `json:"metadata,omitempty"`
	Items    []Inner         `json:"items"`
}

// RotatedList is.
type RotatedList struct {
	Items           []Inner `json:"items"`
	metav1.TypeMeta
	metav1.ListMeta
}

// LongList is.
type LongList struct {
	metav1.TypeMeta `json:""`
	metav1.ListMeta `json:"metadata,omitempty"`
	Items           []Inner `json:"items"`
	More            string  `json:"more"`
}

// EmptyTagList is.
type EmptyTagList struct {
	metav1.TypeMeta `json:""`
	metav1.ListMeta `json:"metadata,omitempty"`
	Items           []byte `json:"items"`
}

type privateList struct {
	A []string `json:"a"`
}

// +k8s:openapi-gen=false
type Excluded struct {
	A []string
}

// Same is.
type Same Lists

// Alias is.
type Alias = Omit

// Of is.
type Of metav1.ObjectMeta

// codecSelfer is.
type codecSelfer1234 struct {
	A []string
}

var _ = privateList{}
