package fixture

type T int

/* never closed
type U int
