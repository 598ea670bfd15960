package fixture

type A[T] struct{}
type B[T any struct{}
type C[] int
func f[T any(x T) {}
type D[T any] int
var v List[int|string]
