package toodeep

// Root nests eight slices, and something is to be done in the last.
type Root struct {
	TypeMeta int
	Deep     [][][][][][][]Row
}

// Row is the last one.
type Row struct {
	Parts []Part
}

// Part has a function, and a part that has one.
type Part struct {
	Inner Inner
}

// Inner has a function.
type Inner struct {
	Name string
}

func SetDefaults_Inner(in *Inner) {}
