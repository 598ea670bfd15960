package anything

// Holder holds it.
type Holder struct {
	Any any `json:"any"`
}
