package fixture

func braces() {
	s := "}" + `}
}` // } not here
	r := '}'
	q := '\''
	/* } neither { */
	if s == "\"}" || r == '{' || q == '"' {
		_ = map[string]struct{}{"a": {}}
	}
}

func after() {}

var f = func(a int) (b int) {
	// Inside a literal.
	return a
}

var g, h = func() struct{ X int } { return struct{ X int }{1} }(), []func(){func() {}, nil}

type F func()

var last = 1
