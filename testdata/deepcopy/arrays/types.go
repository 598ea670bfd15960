package arrays

// Digest is a named array. No function is made for it.
type Digest [32]byte

// Cell cannot be copied by assignment.
type Cell struct {
	Names []string
}

// Grid has arrays.
type Grid struct {
	Strings [4]string
	Matrix  [2][3]int
	Cells   [2]Cell
	Ptrs    [2]*Cell
	Slices  [1][]string
	Digest  Digest
	Empty   [0]int
}

// Frame holds a struct with arrays only.
type Frame struct {
	Fixed  Fixed
	Fixeds []Fixed
}

// Fixed has nothing but arrays.
type Fixed struct {
	Corners [4]int
}
