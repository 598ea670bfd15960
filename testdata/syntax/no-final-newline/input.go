package fixture

type T struct{ A int }