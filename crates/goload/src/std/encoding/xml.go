// Facts about the standard package encoding/xml: see stdlib.rs.

package xml

import (
	"io"
	"reflect"
)

const Header = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

type Attr struct {
	Name  Name
	Value string
}

type CharData []byte

func (CharData) Copy() CharData

type Comment []byte

func (Comment) Copy() Comment

type Decoder struct {
	Strict        bool
	AutoClose     []string
	Entity        map[string]string
	CharsetReader func(charset string, input io.Reader) (io.Reader, error)
	DefaultSpace  string
	_             *uint8
}

func (*Decoder) Decode(any) error
func (*Decoder) DecodeElement(any, *StartElement) error
func (*Decoder) InputOffset() int64
func (*Decoder) InputPos() (int, int)
func (*Decoder) RawToken() (Token, error)
func (*Decoder) Skip() error
func (*Decoder) Token() (Token, error)

type Directive []byte

func (Directive) Copy() Directive

type Encoder struct {
	_ *uint8
}

func (*Encoder) Close() error
func (*Encoder) Encode(any) error
func (*Encoder) EncodeElement(any, StartElement) error
func (*Encoder) EncodeToken(Token) error
func (*Encoder) Flush() error
func (*Encoder) Indent(string, string)

type EndElement struct {
	Name Name
}

type Marshaler interface {
	MarshalXML(*Encoder, StartElement) error
}

type MarshalerAttr interface {
	MarshalXMLAttr(Name) (Attr, error)
}

type Name struct {
	Space string
	Local string
}

type ProcInst struct {
	Target string
	Inst   []byte
}

func (ProcInst) Copy() ProcInst

type StartElement struct {
	Name Name
	Attr []Attr
}

func (StartElement) Copy() StartElement
func (StartElement) End() EndElement

type SyntaxError struct {
	Msg  string
	Line int
}

func (*SyntaxError) Error() string

type TagPathError struct {
	Struct reflect.Type
	Field1 string
	Tag1   string
	Field2 string
	Tag2   string
}

func (*TagPathError) Error() string

type Token any

type TokenReader interface {
	Token() (Token, error)
}

type UnmarshalError string

func (UnmarshalError) Error() string

type Unmarshaler interface {
	UnmarshalXML(*Decoder, StartElement) error
}

type UnmarshalerAttr interface {
	UnmarshalXMLAttr(Attr) error
}

type UnsupportedTypeError struct {
	Type reflect.Type
}

func (*UnsupportedTypeError) Error() string
