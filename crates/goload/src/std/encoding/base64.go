// Facts about the standard package encoding/base64: see stdlib.rs.

package base64

const NoPadding rune = -1
const StdPadding rune = 61

type CorruptInputError int64

func (CorruptInputError) Error() string

type Encoding struct {
	_ *uint8
}

func (*Encoding) AppendDecode([]byte, []byte) ([]byte, error)
func (*Encoding) AppendEncode([]byte, []byte) []byte
func (*Encoding) Decode([]byte, []byte) (int, error)
func (*Encoding) DecodeString(string) ([]byte, error)
func (*Encoding) DecodedLen(int) int
func (*Encoding) Encode([]byte, []byte)
func (*Encoding) EncodeToString([]byte) string
func (*Encoding) EncodedLen(int) int
func (Encoding) Strict() *Encoding
func (Encoding) WithPadding(rune) *Encoding
