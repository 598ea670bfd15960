package arrayconsts

import "example.com/testdata/deepcopy/arrayconsts/sizes"

const (
	zero = iota
	one
	_
	three
	shifted = 1 << (iota + 1)
)

const text = "twelve bytes"

const (
	kilo = 1 << (10 * (iota + 1))
	mega
)

// Buffers has arrays of computed lengths.
type Buffers struct {
	Plain    [three]byte
	Shifted  [shifted]string
	Foreign  [sizes.Large]byte
	Sum      [sizes.Small + sizes.Large/2 - one]int
	Text     [len(text)]byte
	Bits     [mega/kilo%1000 | 1]bool
	Hex      [0x1_0]int
	Rune     ['\n']int
	Float    [1e1]int
	Matrix   [one + one][sizes.Small]Buffer
	Unsigned [^uint8(0)]byte
	Empty    [zero]*int
}

// Buffer has an array of arrays.
type Buffer struct {
	Rows [3][sizes.Small]*string
}
