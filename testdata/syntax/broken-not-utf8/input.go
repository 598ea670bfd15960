package fixture

// café and ÿ
type T struct {
	A string `json:"é"`
}

type Café int

type U int
