package structdefaults

// Root has fields.
type Root struct {
	TypeMeta int

	// +default={}
	Part Part `json:"part"`
	// +default={}
	Called Called `json:"called"`
}

// Part is a struct.
type Part struct {
	Name string
}

// Called has a function.
type Called struct {
	Name string
}

func SetDefaults_Called(in *Called) {}
