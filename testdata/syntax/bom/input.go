package fixture

type T int
