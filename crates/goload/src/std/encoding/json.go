// Facts about the standard package encoding/json: see stdlib.rs.

package json

import (
	"io"
	"reflect"
)

type Decoder struct {
	_ *uint8
}

func (*Decoder) Buffered() io.Reader
func (*Decoder) Decode(any) error
func (*Decoder) DisallowUnknownFields()
func (*Decoder) InputOffset() int64
func (*Decoder) More() bool
func (*Decoder) Token() (Token, error)
func (*Decoder) UseNumber()

type Delim rune

func (Delim) String() string

type Encoder struct {
	_ *uint8
}

func (*Encoder) Encode(any) error
func (*Encoder) SetEscapeHTML(bool)
func (*Encoder) SetIndent(string, string)

type InvalidUTF8Error struct {
	S string
}

func (*InvalidUTF8Error) Error() string

type InvalidUnmarshalError struct {
	Type reflect.Type
}

func (*InvalidUnmarshalError) Error() string

type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

type MarshalerError struct {
	Type reflect.Type
	Err  error
	_    uint8
}

func (*MarshalerError) Error() string
func (*MarshalerError) Unwrap() error

type Number string

func (Number) Float64() (float64, error)
func (Number) Int64() (int64, error)
func (Number) String() string

type RawMessage []byte

func (*RawMessage) UnmarshalJSON([]byte) error
func (RawMessage) MarshalJSON() ([]byte, error)

type SyntaxError struct {
	_      uint8
	Offset int64
}

func (*SyntaxError) Error() string

type Token any

type UnmarshalFieldError struct {
	Key   string
	Type  reflect.Type
	Field reflect.StructField
}

func (*UnmarshalFieldError) Error() string

type UnmarshalTypeError struct {
	Value  string
	Type   reflect.Type
	Offset int64
	Struct string
	Field  string
}

func (*UnmarshalTypeError) Error() string

type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

type UnsupportedTypeError struct {
	Type reflect.Type
}

func (*UnsupportedTypeError) Error() string

type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (*UnsupportedValueError) Error() string
