package register

// Thing has a function, and nothing that makes it a root.
type Thing struct {
	Name string
}

func SetDefaults_Thing(in *Thing) {}
