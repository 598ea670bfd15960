package fixture

func broken() {
	if true {
		x()

type T struct{ A int }

// Doc of after.
func after() {}

const C = 1
