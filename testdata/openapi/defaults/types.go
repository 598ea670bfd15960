package defaults

// Values are set by markers.
type Values struct {
	// +default="text with \"quotes\" and é\t"
	Text string `json:"text,omitempty"`
	// +default=3
	Number int `json:"number,omitempty"`
	// +default=-2.50
	Fraction *float64 `json:"fraction"`
	// +default=25000000000
	Large *int64 `json:"large,omitempty"`
	// +default=0.000001
	Small *float64 `json:"small,omitempty"`
	// +default=true
	Yes *bool `json:"yes"`
	// +default=["a", "b", null, 1]
	List []string `json:"list"`
	// +default={"b": {"c": [true, {}]}, "a": 1.5, "a": 2}
	Map map[string]Deep `json:"map"`
	// +default={"name": "x"}
	Struct *Deep `json:"struct"`
	// +default=null
	Nothing *string `json:"nothing"`
	// +default=null
	NothingAtAll string `json:"nothingAtAll"`
	// +default=
	Empty string `json:"empty"`
}

// Zeros are enforced.
type Zeros struct {
	// +default=""
	Text string `json:"text"`
	// +default=0
	Number int64 `json:"number"`
	// +default=-0
	Negative float64 `json:"negative"`
	// +default=false
	No bool `json:"no"`
	// +default={}
	Struct Deep `json:"struct"`
	Named  Name `json:"named"`
	Omitted Name `json:"omitted,omitempty"`
	Array  [2]string `json:"array"`
	Any    interface{} `json:"any"`
}

// Elements have defaults, too.
type Elements struct {
	Strings []string        `json:"strings"`
	Structs []Deep          `json:"structs"`
	Map     map[string]bool `json:"map"`
	Of      map[string]Deep `json:"of"`
	Words   []Name          `json:"words"`
	To      []*Deep         `json:"to"`
	Nested  [][]int         `json:"nested"`
}

// Deep is a struct.
type Deep struct {
	Name string `json:"name,omitempty"`
}

// Name is text.
type Name string
