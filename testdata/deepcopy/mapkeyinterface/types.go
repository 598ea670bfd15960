package mapkeyinterface

// Key copies itself.
type Key interface {
	DeepCopyKey() Key
}

// Index has a key that is an interface.
type Index map[Key]string
