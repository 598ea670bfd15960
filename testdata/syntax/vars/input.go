package fixture

var a int
var b, c = 1, f(2)
var d, e map[string]int = nil, make(map[string]int, 3)
var (
	_ I = (*T)(nil)
	_   = pkg.Thing{Name: "x", Sub: pkg.Sub{1, 2}}
	t   = [...]int{1, 2, 9: 3}
	p   = &T{}
	n   = new(T)
	m   = new(42)
	o   = new(f(1))
	ch  = <-c
)
var ()
var (x int)
