// Facts about the standard package crypto/sha1: see stdlib.rs.

package sha1

const BlockSize = 64
const Size = 20
