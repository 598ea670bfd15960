// Facts about the standard package crypto/rand: see stdlib.rs.

package rand
