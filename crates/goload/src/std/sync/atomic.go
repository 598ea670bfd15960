// Facts about the standard package sync/atomic: see stdlib.rs.

package atomic

type Bool struct {
	_ uint8
}

func (*Bool) CompareAndSwap(bool, bool) bool
func (*Bool) Load() bool
func (*Bool) Store(bool)
func (*Bool) Swap(bool) bool

type Int32 struct {
	_ uint8
}

func (*Int32) Add(int32) int32
func (*Int32) And(int32) int32
func (*Int32) CompareAndSwap(int32, int32) bool
func (*Int32) Load() int32
func (*Int32) Or(int32) int32
func (*Int32) Store(int32)
func (*Int32) Swap(int32) int32

type Int64 struct {
	_ uint8
}

func (*Int64) Add(int64) int64
func (*Int64) And(int64) int64
func (*Int64) CompareAndSwap(int64, int64) bool
func (*Int64) Load() int64
func (*Int64) Or(int64) int64
func (*Int64) Store(int64)
func (*Int64) Swap(int64) int64

type Pointer[T any] struct {
	_ *uint8
}

func (*Pointer[T]) CompareAndSwap(*T, *T) bool
func (*Pointer[T]) Load() *T
func (*Pointer[T]) Store(*T)
func (*Pointer[T]) Swap(*T) *T

type Uint32 struct {
	_ uint8
}

func (*Uint32) Add(uint32) uint32
func (*Uint32) And(uint32) uint32
func (*Uint32) CompareAndSwap(uint32, uint32) bool
func (*Uint32) Load() uint32
func (*Uint32) Or(uint32) uint32
func (*Uint32) Store(uint32)
func (*Uint32) Swap(uint32) uint32

type Uint64 struct {
	_ uint8
}

func (*Uint64) Add(uint64) uint64
func (*Uint64) And(uint64) uint64
func (*Uint64) CompareAndSwap(uint64, uint64) bool
func (*Uint64) Load() uint64
func (*Uint64) Or(uint64) uint64
func (*Uint64) Store(uint64)
func (*Uint64) Swap(uint64) uint64

type Uintptr struct {
	_ uint8
}

func (*Uintptr) Add(uintptr) uintptr
func (*Uintptr) And(uintptr) uintptr
func (*Uintptr) CompareAndSwap(uintptr, uintptr) bool
func (*Uintptr) Load() uintptr
func (*Uintptr) Or(uintptr) uintptr
func (*Uintptr) Store(uintptr)
func (*Uintptr) Swap(uintptr) uintptr

type Value struct {
	_ *uint8
}

func (*Value) CompareAndSwap(any, any) bool
func (*Value) Load() any
func (*Value) Store(any)
func (*Value) Swap(any) any
