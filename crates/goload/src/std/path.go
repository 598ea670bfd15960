// Facts about the standard package path: see stdlib.rs.

package path
