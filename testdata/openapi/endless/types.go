package endless

// Holder holds them.
type Holder struct {
	Tree Tree `json:"tree"`
	List *List `json:"list"`
}

// Tree is a map of itself.
type Tree map[string]Tree

// List is a list of itself.
type List []List

// Inline inlines itself.
type Inline struct {
	*Inline `json:",inline"`
}
