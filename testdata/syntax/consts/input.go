package fixture

const Pi = 3.14
const A, B = 1, "two"
const (
	C0 = iota
	C1
	C2, _ = iota, 1 << iota
	C3, C4
	Typed  T = "x"
	Repeat
)
const (One = 1)
const (Two = 2; Three)
const Big uint64 = 0xFFFF_FFFF + 0b101*0o17 - 017
const Char, Hex, Im = 'a', 0x1p-2, 1i
