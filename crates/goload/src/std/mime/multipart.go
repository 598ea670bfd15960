// Facts about the standard package mime/multipart: see stdlib.rs.

package multipart

import (
	"io"
	"net/textproto"
)

type File interface {
	Close() error
	Read([]byte) (int, error)
	ReadAt([]byte, int64) (int, error)
	Seek(int64, int) (int64, error)
}

type FileHeader struct {
	Filename string
	Header   textproto.MIMEHeader
	Size     int64
	_        *uint8
}

func (*FileHeader) Open() (File, error)

type Form struct {
	Value map[string][]string
	File  map[string][]*FileHeader
}

func (*Form) RemoveAll() error

type Part struct {
	Header textproto.MIMEHeader
	_      *uint8
}

func (*Part) Close() error
func (*Part) FileName() string
func (*Part) FormName() string
func (*Part) Read([]byte) (int, error)

type Reader struct {
	_ *uint8
}

func (*Reader) NextPart() (*Part, error)
func (*Reader) NextRawPart() (*Part, error)
func (*Reader) ReadForm(int64) (*Form, error)

type Writer struct {
	_ *uint8
}

func (*Writer) Boundary() string
func (*Writer) Close() error
func (*Writer) CreateFormField(string) (io.Writer, error)
func (*Writer) CreateFormFile(string, string) (io.Writer, error)
func (*Writer) CreatePart(textproto.MIMEHeader) (io.Writer, error)
func (*Writer) FormDataContentType() string
func (*Writer) SetBoundary(string) error
func (*Writer) WriteField(string, string) error
