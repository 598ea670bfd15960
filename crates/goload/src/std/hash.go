// Facts about the standard package hash: see stdlib.rs.

package hash

type Cloner interface {
	BlockSize() int
	Clone() (Cloner, error)
	Reset()
	Size() int
	Sum([]byte) []byte
	Write([]byte) (int, error)
}

type Hash interface {
	BlockSize() int
	Reset()
	Size() int
	Sum([]byte) []byte
	Write([]byte) (int, error)
}

type Hash32 interface {
	BlockSize() int
	Reset()
	Size() int
	Sum([]byte) []byte
	Sum32() uint32
	Write([]byte) (int, error)
}

type Hash64 interface {
	BlockSize() int
	Reset()
	Size() int
	Sum([]byte) []byte
	Sum64() uint64
	Write([]byte) (int, error)
}

type XOF interface {
	BlockSize() int
	Read([]byte) (int, error)
	Reset()
	Write([]byte) (int, error)
}
