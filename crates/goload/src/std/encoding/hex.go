// Facts about the standard package encoding/hex: see stdlib.rs.

package hex

type InvalidByteError byte

func (InvalidByteError) Error() string
