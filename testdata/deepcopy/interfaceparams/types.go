package interfaceparams

// Holder has a literal interface.
type Holder struct {
	Value interface{ Run(int) }
}
