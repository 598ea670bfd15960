package fixture

type T struct {
	A int "bad \q escape"
	B int "not closed
	C int `ok`
	D int "one" "two"
}
