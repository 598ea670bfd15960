package generics

// Root is a root with parameters.
type Root[T any] struct {
	TypeMeta int
	Part     Part
	Value    T
}

// Part has a function.
type Part struct {
	Name string
}

func SetDefaults_Part(in *Part) {}
