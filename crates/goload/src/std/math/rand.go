// Facts about the standard package math/rand: see stdlib.rs.

package rand

type Rand struct {
	_ *uint8
}

func (*Rand) ExpFloat64() float64
func (*Rand) Float32() float32
func (*Rand) Float64() float64
func (*Rand) Int() int
func (*Rand) Int31() int32
func (*Rand) Int31n(int32) int32
func (*Rand) Int63() int64
func (*Rand) Int63n(int64) int64
func (*Rand) Intn(int) int
func (*Rand) NormFloat64() float64
func (*Rand) Perm(int) []int
func (*Rand) Read([]byte) (int, error)
func (*Rand) Seed(int64)
func (*Rand) Shuffle(int, func(i int, j int))
func (*Rand) Uint32() uint32
func (*Rand) Uint64() uint64

type Source interface {
	Int63() int64
	Seed(int64)
}

type Source64 interface {
	Int63() int64
	Seed(int64)
	Uint64() uint64
}

type Zipf struct {
	_ *uint8
}

func (*Zipf) Uint64() uint64
