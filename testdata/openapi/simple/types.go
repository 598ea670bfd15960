package simple

import "time"

// Numbers of all sizes.
type Numbers struct {
	// An int.
	Int    int    `json:"int"`
	Int8   int8   `json:"int8"`
	Int16  int16  `json:"int16"`
	Int32  int32  `json:"int32"`
	Int64  int64  `json:"int64"`
	Uint   uint   `json:"uint"`
	Uint8  uint8  `json:"uint8"`
	Uint16 uint16 `json:"uint16"`
	Uint32 uint32 `json:"uint32"`
	Uint64 uint64 `json:"uint64"`
	Byte   byte   `json:"byte"`
	// Halves are numbers, too.
	Float32 float32 `json:"float32"`
	Float64 float64 `json:"float64"`
}

// Others are no numbers.
type Others struct {
	Yes    bool          `json:"yes"`
	Text   string        `json:"text"`
	When   time.Time     `json:"when"`
	Ago    time.Duration `json:"ago"`
	Named  Name          `json:"named"`
	Twice  Again         `json:"twice"`
	Quoted int           `json:"quoted,string"`
	// +optional
	Either *bool `json:"either,omitempty,string"`
}

// Name is text.
type Name string

// Again is a name.
type Again Name

// Presence is a matter of tags and markers.
type Presence struct {
	Required string `json:"required"`
	// +optional
	Marked string `json:"marked"`
	// +optional because of this it is not
	Because string `json:"because"`
	Omitted string `json:"omitted,omitempty"`
	Pointer *string `json:"pointer"`
	Both    *string `json:"both,omitempty"`
	// The letters stand in the name.
	Odd     string `json:"omitemptyAtAll"`
	Zero    string `json:"zero,omitzero"`
	NoTag   string
	Empty   string `json:""`
	NoName  string `json:",omitempty"`
	Ignored string `json:"-"`
	Dash    string `json:"-,"`
	Other   string `yaml:"other"`
	// +k8s:openapi-gen=false
	LeftOut string `json:"leftOut"`
	private string
	_       string
}

// Alone has no fields.
type Alone struct{}

func (p Presence) use() string { return p.private }
