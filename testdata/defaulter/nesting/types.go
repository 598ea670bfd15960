package nesting

// Root nests.
type Root struct {
	TypeMeta int
	Rows     []Row
	Matrix   [][]Part
	Cube     [][2][]*Part
	Deep     [][][][][][][]Part
	Pointers []*[]*Part
	Later    Part
}

// Row has cells.
type Row struct {
	Cells []Cell
	Part  *Part
}

// Cell has parts.
type Cell struct {
	Parts []Part
	One   Part
}

// Part has a function.
type Part struct {
	Name string
}

func SetDefaults_Part(in *Part) {}
