// Facts about the standard package crypto/sha512: see stdlib.rs.

package sha512

const BlockSize = 128
const Size = 64
const Size224 = 28
const Size256 = 32
const Size384 = 48
