package fixture

func f(a int, {
}

func g(a int b string) {}

func (t T) h() (int, {}

func k() {}
