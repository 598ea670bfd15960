package fixture

type T int

import "fmt"

package other

func f() {}
