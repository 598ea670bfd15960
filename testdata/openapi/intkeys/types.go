package intkeys

// Type is one.
type Type struct {
	Map map[int]string `json:"map"`
}
