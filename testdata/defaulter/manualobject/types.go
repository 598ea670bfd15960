package manualobject

// Manual is a root whose function is there.
type Manual struct {
	TypeMeta int
	Part     Part
}

// Holder calls it.
type Holder struct {
	TypeMeta int
	One      Manual
	Many     []*Manual
}

// Part has a function.
type Part struct {
	Name string
}

func SetObjectDefaults_Manual(in *Manual) {}

func SetDefaults_Manual(in *Manual) {}

func SetDefaults_Part(in *Part) {}
