package fixture

func plain() {}
func two(a, b int, c string) (int, error) { return 0, nil }
func named() (n int, err error) {
	if true {
		return func() (int, error) { return 1, nil }()
	}
	return
}
func variadic(first string, rest ...func(int) bool) {}
func anonymous(int, *pkg.T, ...string)
func results() (func() interface{ M() }, struct{ A int }) { return nil, struct{ A int }{} }
func structs(x struct{ a int }) interface{ M() } { return nil }
func trailing(
	a int, // one
	b string,
) {
}
func _() {}
func init() {}
func external(x int) float64
