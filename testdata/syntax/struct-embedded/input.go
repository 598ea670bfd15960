package fixture

type T struct {
	Base
	*Pointed
	pkg.Other `json:",inline"`
	*pkg.Far  "json:\",inline\""
	Generic[int]
	*pkg.Generic[K, []V]
	Named [2]int
}
