// Facts about the standard package slices: see stdlib.rs.

package slices
