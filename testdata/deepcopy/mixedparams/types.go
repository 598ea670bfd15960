package mixedparams

// Thing is copied.
type Thing struct {
	A []string
}

func first(*struct {
	A int
}, out *int) {
}

func second(a int, []string) {
}
