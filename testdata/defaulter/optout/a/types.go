package a

// Root would be a root.
type Root struct {
	TypeMeta int
	Part     Part
}

// +k8s:defaulter-gen=true

// Asking asks all the same.
type Asking struct {
	Part Part
}

// Part has a function.
type Part struct {
	Name string
}

func SetDefaults_Part(in *Part) {}
