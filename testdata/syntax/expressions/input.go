package fixture

const (
	A = -1 + 2*3<<4&^5 | 6
	B = (1 + 2) * len("abc")
	C = time.Duration(5) * time.Second
	D = unsafe.Sizeof(struct{ X [4]int }{})
	E = len([...]string{2: "a", "b", K: "c"})
	F = !true && false || x != y
	G = ^uint(0) >> 63
	H = len([10]int{})
	I = G[int](1) + T(2)
	J = real(1 + 2i)
	K = "a" + "b" + `c`
	L = len([...]T{{1}, {2}, I: {3}}) + cap([2]int{1, 2})
	M = (*T)(nil)
	N = []byte("x")
	O = x.(T)
	P = a[1:2]
	Q = f(g(1), h...)
	R = pkg.Generic[K, V](nil)
	S = '\n' + '\u00e9' + '\''
)
