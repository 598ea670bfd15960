package anonymous

// Type is one.
type Type struct {
	Inner struct {
		A string
		B int
	} `json:"inner"`
	List []struct{ C bool } `json:"list"`
}
