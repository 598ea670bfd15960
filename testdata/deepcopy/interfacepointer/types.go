package interfacepointer

// Thing copies itself.
type Thing interface {
	DeepCopyThing() Thing
}

// Holder has a pointer to an interface.
type Holder struct {
	Thing *Thing
}
