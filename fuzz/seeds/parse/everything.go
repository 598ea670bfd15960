//go:build linux && !cgo

// Package p has one of each.
package p

import (
	"fmt"
	. "math"
	q "example.com/q"
	_ "embed"
)

type (
	A[K comparable, V ~int | string] struct {
		B[K, V]
		*q.C `json:"c"`
		D, E []map[K]chan<- func(a, b int, c ...V) (<-chan V, error)
		F    [len(fmt.Sprint) + 2]struct{}
	}
	G = interface {
		H(int) string
		~[]byte | error
	}
)

const (
	X = iota << 1
	Y
	Z, W = 'x', 0x1p-2 + 2i
)

var v, w = [...]string{2: "a", "b"}, new(1)

func (a *A[K, V]) M(x int) (y string) { return `}` }

func n[T any](t T)
