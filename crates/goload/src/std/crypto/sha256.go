// Facts about the standard package crypto/sha256: see stdlib.rs.

package sha256

const BlockSize = 64
const Size = 32
const Size224 = 28
