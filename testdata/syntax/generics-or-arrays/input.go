package fixture

const N, P, C = 2, 2, 3

type A [N]int
type B[P any] int
type D[P *C] struct{}
type E[P *C,] struct{}
type F[P *struct{}] struct{}
type G[P *C | ~int] int
type H[P *C | Q] int
type I[P (C)] int
type J[P ([]int)] int
type K [N * 2]int
type L[P *C, Q any] int
type M [pkg.N]int
