// Facts about the standard package encoding: see stdlib.rs.

package encoding

type BinaryAppender interface {
	AppendBinary([]byte) ([]byte, error)
}

type BinaryMarshaler interface {
	MarshalBinary() ([]byte, error)
}

type BinaryUnmarshaler interface {
	UnmarshalBinary([]byte) error
}

type TextAppender interface {
	AppendText([]byte) ([]byte, error)
}

type TextMarshaler interface {
	MarshalText() ([]byte, error)
}

type TextUnmarshaler interface {
	UnmarshalText([]byte) error
}
