package lists

// Lists of everything.
type Lists struct {
	Strings   []string           `json:"strings"`
	Pointers  []*string          `json:"pointers"`
	To        *[]string          `json:"to"`
	Named     Names              `json:"named"`
	Structs   []Item             `json:"structs"`
	OfPointer []*Item            `json:"ofPointer"`
	Nested    [][]Item           `json:"nested"`
	OfMaps    []map[string]int64 `json:"ofMaps"`
	Array     [3]int32           `json:"array"`
	Arrays    [2][]Item          `json:"arrays"`
	OfNamed   []Names            `json:"ofNamed"`
	OfWords   []Word             `json:"ofWords"`
	Deep      [][][]*bool        `json:"deep,omitempty"`
}

// Bytes are text.
type Bytes struct {
	Bytes   []byte            `json:"bytes"`
	Uints   []uint8           `json:"uints"`
	Named   Blob              `json:"named"`
	Pointer *[]byte           `json:"pointer"`
	List    [][]byte          `json:"list"`
	Map     map[string][]byte `json:"map"`
	Array   [4]byte           `json:"array"`
}

// Maps by strings.
type Maps struct {
	Strings  map[string]string              `json:"strings"`
	Words    map[Word]Word                  `json:"words"`
	Structs  map[string]Item                `json:"structs"`
	Pointers map[string]*Item               `json:"pointers"`
	Lists    map[string][]string            `json:"lists"`
	Maps     map[string]map[string][]*Item  `json:"maps"`
	Named    Table                          `json:"named"`
	ByPtr    map[*string]bool               `json:"byPtr"`
	Bools    map[string]bool                `json:"bools"`
	Pointer  *map[string]float64            `json:"pointer"`
}

// Item is in lists.
type Item struct {
	// Parents are items.
	Parents []Item `json:"parents,omitempty"`
	Next    *Item  `json:"next,omitempty"`
	Value   Item2  `json:"value"`
}

// Item2 is another.
type Item2 struct {
	Name string `json:"name"`
}

// Names are words.
type Names []Word

// Word is text.
type Word string

// Blob is bytes.
type Blob []byte

// Table is a map.
type Table map[Word]Names
