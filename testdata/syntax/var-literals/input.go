package fixture

var table = map[string]func(int) error{
	// A comment inside a literal that is left out.
	"a": func(x int) error { return nil },
	"b": nil,
}

var sorted = sort(func(a, b int) bool { return a < b }, [...]T{{1}, {2}})

var after = 2
