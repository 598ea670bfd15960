// Package tricky holds constants at the edges of Go's rules. go/types says what they are.
package tricky

import (
	"math"
	"unsafe"
)

const (
	Hex = 0x_FF
	Bin = 0b101
	Oct = 0o17
	Old = 017
	Mil = 1_000_000

	Quo   = 7 / 2
	Neg   = -7 / 2
	Rem   = -7 % 3
	Rem2  = 5 % -3
	Clear = 7 &^ 5
	Clr2  = -1 &^ 6
	Xor   = 6 ^ -3
	Not   = ^5
	Shr   = -1 >> 1
	Big   = 1<<511 - 1 + 1<<511
	Down  = Big >> 500

	U8  = ^uint8(1)
	U64 = ^uint64(0)
	I8  = ^int8(1)
	Min = -1 << 63

	FShift = 1.0 << 3
	RShift = 'a' << 2
	CShift = (2 + 0i) << 2
	By     = 1 << 3.0

	Third    = 1 / 3.0
	Tenth32  = float32(0.1)
	Tenth64  = float64(0.1)
	Sum32    = float32(0.1) + 0.2
	Prod32   = Tenth32 * Tenth32
	Quo32    = 1 / Tenth32
	Small    = 0x1p-1074
	Smaller  = 0x1p-1074 / 2
	Tiny64   = float64(0x1p-1074)
	Under64  = float64(0x1p-1076)
	Sub32    = float32(1e-45)
	Huge     = 1e400
	Huger    = 1e2000
	Hugest   = 1e5000
	Minute   = 1e-5000
	Mixed    = 1e2000 + 0.1
	Product  = 1e2000 * 1e-1999
	Division = 1 / 3e2000
	Back     = int(1e2000 / 1e1999)
	Compare  = 1e2000 > 1e1999
	Sub      = 1e2000 - 1e2000
	Negative = -1e1500
	Power    = 0x1p-2000
	Power2   = 0x1p4000
	Tie      = 100000000.5
	Shortest = 1234567.5

	Max64     = math.MaxFloat64
	Max32     = float32(math.MaxFloat32)
	Pi32      = float32(math.Pi)
	PiSquared = math.Pi * math.Pi
	HexFloat  = 0x1.8p1
	HexOnly   = 0x.8p0
	Under     = 1_0.2_5e1_0
	Dot       = .5
	Trail     = 5.

	Imag    = 1i
	OldImag = 10i
	HexImag = 0x10i
	Mul     = (1 + 2i) * (3 - 1i)
	Div     = (1 + 2i) / (3 - 1i)
	Real    = real(Mul)
	Imag2   = imag(2.5i)
	Imag3   = imag(3)
	Cplx    = complex(1, 2)
	Cplx64  = complex(float32(0.1), 2)
	C128    = complex128(0.1 + 0.2i)
	Whole   = int(4i / 2i)
	EqCplx  = 1+0i == 1

	Rune      = 'a' + 1
	RuneFloat = 'a' / 2.0
	RuneQuo   = 'a' / 2
	Byte      = '\xff'
	Oct3      = '\377'
	Uni       = '\u4e16'
	Uni8      = '\U0001F600'
	Quote     = '\''

	Str     = "a\tb\x00\377\u00e9\U0001F600\"" + `raw\n"`
	Bad     = "\xff\xfe ok \x80"
	Control = "\a\b\f\v\x7f\u0085\u00ad\u200b\u2028\ufeff\ufffd"
	Marks   = "e\u0301 \u0301 \u0345"
	Private = "\ue000\U0010ffff"
	Cat     = "x" + "y" + "z"
	Len     = len("h\u00e9")
	Less    = "a" < "b"
	FromR   = string('é')
	FromBig = string(rune(0x10FFFF + 1))
	Sur     = string(rune(0xD800))
	Long    = "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
	LongEsc = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17"

	Logic = true && 1 > 2 || "q" == "q"
	Bool  = !true

	Min3 = min(3, 1.5, 'a')
	Max2 = max("a", "b")
	Max3 = max(1, 2.0, 'c')
)

type (
	Weekday int
	Celsius float64
	Name    string
	Flag    bool
	Alias   = Weekday
)

const (
	Typed   Weekday = 3
	Sum             = Typed + 2
	Float   Celsius = 1
	Half            = Float / 2
	Same            = Typed == 3
	Named   Name    = "n"
	Joined          = Named + "!"
	Flagged Flag    = 1 == 1
	Aliased Alias   = 2
	Conv            = Celsius(Typed)
	ToStr           = Name('x')
	Int64           = int64(Celsius(3))
)

const (
	A, B = iota, iota * 10
	C, D
	_, _
	E, F
	G = "s"
	H
	I Weekday = iota
	J
)

type layout struct {
	a bool
	b int64
	c bool
	d struct{}
}

type outer struct {
	x byte
	layout
	list [N]uint16
	next *outer
}

const N = len(table)

var (
	table = [...]string{3: "a", "b", 1: "c"}
	value outer
	ptr   *[N * 2]int
	deep  = &value
)

const (
	SizeLayout = unsafe.Sizeof(layout{})
	SizeOuter  = unsafe.Sizeof(value)
	OffC       = unsafe.Offsetof(value.layout.c)
	OffB       = unsafe.Offsetof(value.b)
	OffList    = unsafe.Offsetof(deep.list)
	AlignX     = unsafe.Alignof(value.x)
	AlignL     = unsafe.Alignof(value.layout)
	LenPtr     = len(ptr)
	CapList    = cap(value.list)
	LenNew     = len([...]int{9: 1})
	LenTyped   = len([4]int{})
	LenNext    = len(value.next.list)
	SizeConst  = unsafe.Sizeof(1 << 3)
	SizeRune   = unsafe.Sizeof('a')
	SizeIface  = unsafe.Sizeof(any(1))
	SizeMap    = unsafe.Sizeof(map[string]int{})
	SizeCall   = unsafe.Sizeof(call())
	SizeBool   = unsafe.Sizeof(1 == 2)
	SizeUns    = unsafe.Sizeof(unsafe.Pointer(nil))
	Word       = 32 << (^uint(0) >> 63)
)

func call() [3]int16

type (
	Arr1 [N]int
	Arr2 [2 * N][Word]byte
	Arr3 [unsafe.Sizeof(uintptr(0))]byte
	Arr4 [len("four")]*Arr3
	Arr5 [3.0]int
	Arr6 ['a' - 'Z']int
	Arr7 [math.MaxUint8 + 1]struct{ x [len(table)]int }
)
