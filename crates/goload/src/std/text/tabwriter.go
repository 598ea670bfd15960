// Facts about the standard package text/tabwriter: see stdlib.rs.

package tabwriter

import (
	"io"
)

const AlignRight uint = 4
const Debug uint = 32
const DiscardEmptyColumns uint = 8
const Escape = 'ÿ'
const FilterHTML uint = 1
const StripEscape uint = 2
const TabIndent uint = 16

type Writer struct {
	_ *uint8
}

func (*Writer) Flush() error
func (*Writer) Init(io.Writer, int, int, int, byte, uint) *Writer
func (*Writer) Write([]byte) (int, error)
