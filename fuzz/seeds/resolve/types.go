package p

import "example.com/q"

type A struct {
	B
	*C
	q.D
	f [N * len(s)]A2
}
type A2 = *A
type B interface {
	M(x A) (y q.D)
	error
}
type C struct{ *A; G[int] }
type G[T any] struct{ t T; next *G[[]T] }
type L [len(L{})]int
type S interface{ ~int | string; S }
type R R

func (a A) M(x A) q.D { return nil }
func (c *C) N() (int, error)
func (g *G[T]) Get() T

const (
	N     = 1<<iota + M
	M uint8 = 200 / 3
	s     = "x" + "y"
	big   = 1 << 500 >> 498
	c     = complex(1, 2i) * 'x'
	min8  = min(-128, int8(3), N)
	cycle = cycle + 1
	f     = 1e1000 / 3.0
	b     = s == "xy" && N > 0
	u     = ^uint32(0) &^ 7
)
