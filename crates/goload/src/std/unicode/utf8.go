// Facts about the standard package unicode/utf8: see stdlib.rs.

package utf8

const MaxRune = '\U0010ffff'
const RuneError = '�'
const RuneSelf = 128
const UTFMax = 4
