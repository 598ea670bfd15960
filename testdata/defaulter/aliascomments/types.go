package aliascomments

// Root has fields.
type Root struct {
	TypeMeta int
	Names    []Name
	Numbers  []Number
}

// Name has a default.
// +default="own"
type Name string

// Zame is the same type, and comes later.
// +default="alias"
type Zame = Name

// Number has none.
type Number int

// Zumber has one.
// +default=3
type Zumber = Number

// +k8s:defaulter-gen=true

// Last asks for what it names.
type Last = Asked

// Asked does not.
type Asked struct {
	Part Part
}

// Part has a function.
type Part struct {
	Name string
}

func SetDefaults_Part(in *Part) {}
