// Facts about the standard package strings: see stdlib.rs.

package strings

import (
	"io"
)

type Builder struct {
	_ *uint8
}

func (*Builder) Cap() int
func (*Builder) Grow(int)
func (*Builder) Len() int
func (*Builder) Reset()
func (*Builder) String() string
func (*Builder) Write([]byte) (int, error)
func (*Builder) WriteByte(byte) error
func (*Builder) WriteRune(rune) (int, error)
func (*Builder) WriteString(string) (int, error)

type Reader struct {
	_ uint8
}

func (*Reader) Len() int
func (*Reader) Read([]byte) (int, error)
func (*Reader) ReadAt([]byte, int64) (int, error)
func (*Reader) ReadByte() (byte, error)
func (*Reader) ReadRune() (rune, int, error)
func (*Reader) Reset(string)
func (*Reader) Seek(int64, int) (int64, error)
func (*Reader) Size() int64
func (*Reader) UnreadByte() error
func (*Reader) UnreadRune() error
func (*Reader) WriteTo(io.Writer) (int64, error)

type Replacer struct {
	_ *uint8
}

func (*Replacer) Replace(string) string
func (*Replacer) WriteString(io.Writer, string) (int, error)
