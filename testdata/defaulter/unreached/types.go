package unreached

// Root is a root.
type Root struct {
	TypeMeta int
	Inner    Inner
	ByName   map[string]Entry
}

// Inner has a function.
type Inner struct {
	Name string
}

func SetDefaults_Inner(in *Inner) {}

// Entry can have no default, but nobody gives it one.
type Entry struct {
	// +default=1
	Handle uintptr `json:"handle,omitempty"`
}

// Alone is not reached.
type Alone struct {
	Name string
}

// +k8s:defaulter-gen(x)=covers
func SetDefaults_Alone(in *Alone) {}
