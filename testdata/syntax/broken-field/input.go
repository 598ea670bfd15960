package fixture

type T struct {
	A int
	B int,
	C [3
	D string
}

type U struct {
	E int
}
