// Facts about the standard package unicode/utf16: see stdlib.rs.

package utf16
