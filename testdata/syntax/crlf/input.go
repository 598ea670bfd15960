package fixture

// One.
// Two.
type T struct {
	A int `a
b`
}

/* a
 b
*/
type U int
