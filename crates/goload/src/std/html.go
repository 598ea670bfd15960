// Facts about the standard package html: see stdlib.rs.

package html
