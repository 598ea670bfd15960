package covers

// Root is a root.
type Root struct {
	TypeMeta int
	Outer    Outer
	Plain    Plain
}

// Outer is covered.
type Outer struct {
	Inner Inner
}

// Plain is not.
type Plain struct {
	Inner Inner
}

// Inner has a function.
type Inner struct {
	Name string
}

// SetDefaults_Outer defaults the inner one as well.
// +k8s:defaulter-gen=covers
func SetDefaults_Outer(in *Outer) { SetDefaults_Inner(&in.Inner) }

// Additional functions of a covered type are not called.
func SetDefaults_Outer_More(in *Outer) {}

// +k8s:defaulter-gen=covers

// SetDefaults_Plain says so where nobody looks.
func SetDefaults_Plain(in *Plain) {}

func SetDefaults_Inner(in *Inner) {}
