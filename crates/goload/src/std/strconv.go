// Facts about the standard package strconv: see stdlib.rs.

package strconv

type NumError struct {
	Func string
	Num  string
	Err  error
}

func (*NumError) Error() string
func (*NumError) Unwrap() error
