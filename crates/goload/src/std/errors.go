// Facts about the standard package errors: see stdlib.rs.

package errors
