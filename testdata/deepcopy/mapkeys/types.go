package mapkeys

// Holder has a key that is an array.
type Holder struct {
	Keyed map[[2]string][]string
}
