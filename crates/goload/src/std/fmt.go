// Facts about the standard package fmt: see stdlib.rs.

package fmt

type Formatter interface {
	Format(State, rune)
}

type GoStringer interface {
	GoString() string
}

type ScanState interface {
	Read([]byte) (int, error)
	ReadRune() (rune, int, error)
	SkipSpace()
	Token(bool, func(rune) bool) ([]byte, error)
	UnreadRune() error
	Width() (int, bool)
}

type Scanner interface {
	Scan(ScanState, rune) error
}

type State interface {
	Flag(int) bool
	Precision() (int, bool)
	Width() (int, bool)
	Write([]byte) (int, error)
}

type Stringer interface {
	String() string
}
