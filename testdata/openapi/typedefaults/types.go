package typedefaults

// Holder holds what has defaults.
type Holder struct {
	Colour  *Colour  `json:"colour"`
	Colours []*Colour `json:"colours"`
	Again   *Again   `json:"again,omitempty"`
	// +default="green"
	Own     *Colour  `json:"own"`
	Map     map[string]*Colour `json:"map"`
	Struct  *Struct  `json:"struct"`
	List    List     `json:"list"`
	Omitted Colour   `json:"omitted,omitempty"`
}

// Colour is text.
//
// +default="red"
type Colour string

// Again is a colour.
type Again Colour

// Struct has a default.
//
// +default={"a": 1}
type Struct struct {
	A int `json:"a,omitempty"`
}

// List has one.
//
// +default=["x"]
type List []string
