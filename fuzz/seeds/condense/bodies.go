package p // trailing

import "fmt"

/* a */ func f(a int) { if a { g("}") } } // b
func (t T) g(s string) error {
	/* } */
	return nil
}

var x = [...]T{{1}, 3: {2}}; var y = func() { '}' }

type T struct {
	A int `a:"}"`
	B string // "
}

const r, s = '"', `
}`

func h() {
