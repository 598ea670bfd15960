package untagged

// +k8s:defaulter-gen=true

// Asking is a root until 0.35.
type Asking struct {
	Part Part
}

// Part has a function.
type Part struct {
	Name string
}

func SetDefaults_Part(in *Part) {}
