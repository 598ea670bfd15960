// Facts about the standard package maps: see stdlib.rs.

package maps
