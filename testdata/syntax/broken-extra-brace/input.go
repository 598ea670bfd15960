package fixture

func f() {
	}
}

type T int

func g() int {
	}
	return 1
}

type U int
