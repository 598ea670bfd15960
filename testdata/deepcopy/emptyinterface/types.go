package emptyinterface

// Holder has fields of type any.
type Holder struct {
	Any  any
	Anys []any
	Map  map[string]any
}
