// Facts about the standard package math/cmplx: see stdlib.rs.

package cmplx
