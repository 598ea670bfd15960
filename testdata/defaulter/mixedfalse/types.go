package mixedfalse

// Root is a root.
type Root struct {
	TypeMeta int
	Part     Part
}

// Part has a function.
type Part struct {
	Name string
}

func SetDefaults_Part(in *Part) {}
