// Facts about the standard package io: see stdlib.rs.

package io

const SeekCurrent = 1
const SeekEnd = 2
const SeekStart = 0

type ByteReader interface {
	ReadByte() (byte, error)
}

type ByteScanner interface {
	ReadByte() (byte, error)
	UnreadByte() error
}

type ByteWriter interface {
	WriteByte(byte) error
}

type Closer interface {
	Close() error
}

type LimitedReader struct {
	R Reader
	N int64
}

func (*LimitedReader) Read([]byte) (int, error)

type OffsetWriter struct {
	_ *uint8
}

func (*OffsetWriter) Seek(int64, int) (int64, error)
func (*OffsetWriter) Write([]byte) (int, error)
func (*OffsetWriter) WriteAt([]byte, int64) (int, error)

type PipeReader struct {
	_ *uint8
}

func (*PipeReader) Close() error
func (*PipeReader) CloseWithError(error) error
func (*PipeReader) Read([]byte) (int, error)

type PipeWriter struct {
	_ *uint8
}

func (*PipeWriter) Close() error
func (*PipeWriter) CloseWithError(error) error
func (*PipeWriter) Write([]byte) (int, error)

type ReadCloser interface {
	Close() error
	Read([]byte) (int, error)
}

type ReadSeekCloser interface {
	Close() error
	Read([]byte) (int, error)
	Seek(int64, int) (int64, error)
}

type ReadSeeker interface {
	Read([]byte) (int, error)
	Seek(int64, int) (int64, error)
}

type ReadWriteCloser interface {
	Close() error
	Read([]byte) (int, error)
	Write([]byte) (int, error)
}

type ReadWriteSeeker interface {
	Read([]byte) (int, error)
	Seek(int64, int) (int64, error)
	Write([]byte) (int, error)
}

type ReadWriter interface {
	Read([]byte) (int, error)
	Write([]byte) (int, error)
}

type Reader interface {
	Read([]byte) (int, error)
}

type ReaderAt interface {
	ReadAt([]byte, int64) (int, error)
}

type ReaderFrom interface {
	ReadFrom(Reader) (int64, error)
}

type RuneReader interface {
	ReadRune() (rune, int, error)
}

type RuneScanner interface {
	ReadRune() (rune, int, error)
	UnreadRune() error
}

type SectionReader struct {
	_ *uint8
}

func (*SectionReader) Outer() (ReaderAt, int64, int64)
func (*SectionReader) Read([]byte) (int, error)
func (*SectionReader) ReadAt([]byte, int64) (int, error)
func (*SectionReader) Seek(int64, int) (int64, error)
func (*SectionReader) Size() int64

type Seeker interface {
	Seek(int64, int) (int64, error)
}

type StringWriter interface {
	WriteString(string) (int, error)
}

type WriteCloser interface {
	Close() error
	Write([]byte) (int, error)
}

type WriteSeeker interface {
	Seek(int64, int) (int64, error)
	Write([]byte) (int, error)
}

type Writer interface {
	Write([]byte) (int, error)
}

type WriterAt interface {
	WriteAt([]byte, int64) (int, error)
}

type WriterTo interface {
	WriteTo(Writer) (int64, error)
}
