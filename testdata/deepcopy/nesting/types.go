package nesting

// Leaf cannot be copied by assignment.
type Leaf struct {
	Value *string
}

// Branches is a named map of maps.
type Branches map[string]map[string][]*Leaf

// Rows is a named slice of slices.
type Rows [][]map[string]Leaf

// Forest is deep.
type Forest struct {
	MapOfMapOfSlice map[string]map[string][]Leaf
	SliceOfMaps     []map[string][]map[string]*Leaf
	PointerToMap    *map[string]*[]*map[string]Leaf
	Branches        []Branches
	BranchesPtr     *map[string]*Branches
	Rows            map[string]Rows
	RowsPtrs        map[string][]**Rows
}
