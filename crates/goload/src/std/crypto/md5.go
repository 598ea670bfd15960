// Facts about the standard package crypto/md5: see stdlib.rs.

package md5

const BlockSize = 64
const Size = 16
