package markersjson

// Root has a field of each.
type Root struct {
	TypeMeta int

	// +default=["a", "b"]
	Slice []string `json:"slice"`
	// +default={"a": 1,   "b":2}
	Map map[string]int `json:"map"`
	// +default={"name": "x"}
	Struct *Part `json:"struct"`
	// +default={}
	Empty *Part `json:"empty"`
	// +default=[{"name": "x"}]
	Parts []Part `json:"parts"`
	// +default=[{"name": "x"}, null]
	Pointers []*Part `json:"pointers"`
	// +default=[1, 2]
	Behind *[]int `json:"behind"`
	// +default={"a": {"name": "b"}}
	Twice **map[string]Part `json:"twice"`
	// +default="anything"
	Any interface{} `json:"any"`
	// +default="bytes"
	Bytes []byte `json:"bytes"`
	// +default=""
	NoBytes []byte `json:"noBytes"`
	// +default=null
	Null []string `json:"null"`
	// +default={"name": "called", "inner": {"name": "called, too"}}
	Called *Called `json:"called"`
}

// Part is a struct.
type Part struct {
	Name string `json:"name,omitempty"`
}

// Called has a function besides.
type Called struct {
	Name  string `json:"name,omitempty"`
	Inner *Inner `json:"inner,omitempty"`
}

// Inner has one, too.
type Inner struct {
	// +default="inner"
	Name *string `json:"name,omitempty"`
}

func SetDefaults_Called(in *Called) {}

func SetDefaults_Inner(in *Inner) {}
