// Facts about the standard package encoding/csv: see stdlib.rs.

package csv

type ParseError struct {
	StartLine int
	Line      int
	Column    int
	Err       error
}

func (*ParseError) Error() string
func (*ParseError) Unwrap() error

type Reader struct {
	Comma            rune
	Comment          rune
	FieldsPerRecord  int
	LazyQuotes       bool
	TrimLeadingSpace bool
	ReuseRecord      bool
	TrailingComma    bool
	_                *uint8
}

func (*Reader) FieldPos(int) (int, int)
func (*Reader) InputOffset() int64
func (*Reader) Read() ([]string, error)
func (*Reader) ReadAll() ([][]string, error)

type Writer struct {
	Comma   rune
	UseCRLF bool
	_       *uint8
}

func (*Writer) Error() error
func (*Writer) Flush()
func (*Writer) Write([]string) error
func (*Writer) WriteAll([][]string) error
