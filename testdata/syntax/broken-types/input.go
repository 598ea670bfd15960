package fixture

type A
type B []
type C map[string
type D func(
type E chan
type F *
type G struct{ ~int }
type H interface{ M( }
type I ~int
type J int
