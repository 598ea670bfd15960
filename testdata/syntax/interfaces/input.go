package fixture

type I interface {
	io.Reader
	Local
	M()
	N(a int, b ...string) (c bool, err error)
	O(int) map[string]struct{}
	Generic[int]
}

type Set interface {
	~int | ~[]byte | string | pkg.T
	comparable
	interface{ ~float64; M() }
	~G[int] | *T
}
