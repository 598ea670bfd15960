package interfacenames

// Holder has such a struct.
type Holder struct {
	Runner *struct {
		Value interface{ Run(name string) error }
	}
}
