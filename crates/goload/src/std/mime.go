// Facts about the standard package mime: see stdlib.rs.

package mime

import (
	"io"
)

const BEncoding WordEncoder = 98
const QEncoding WordEncoder = 113

type WordDecoder struct {
	CharsetReader func(charset string, input io.Reader) (io.Reader, error)
}

func (*WordDecoder) Decode(string) (string, error)
func (*WordDecoder) DecodeHeader(string) (string, error)

type WordEncoder byte

func (WordEncoder) Encode(string, string) string
