package fixture

type T struct {
	A int
	B string

type U struct{ C int }

func (u *U) M() {}
