// Facts about the standard package hash/fnv: see stdlib.rs.

package fnv
