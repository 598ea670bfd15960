// Facts about the standard package math/bits: see stdlib.rs.

package bits
