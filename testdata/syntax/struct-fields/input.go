package fixture

type T struct {
	A, B int
	C    string `json:"c,omitempty" protobuf:"bytes,1"`
	D    map[string]string "json:\"d\"\tx"
	_    [0]func()
	E    struct {
		F, G *int `a:"b"`
		H    []struct{ I int }
	} `json:"e"`
	J func(x int) (y string) `j`
	K [N]T; L chan<- T
}
