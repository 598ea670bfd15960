package functionslice

// Hook is a function.
type Hook func(name string) error

// Holder has functions.
type Holder struct {
	Hooks []Hook
}
