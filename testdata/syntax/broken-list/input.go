package fixture

func f(
	a int,
	b string
) {
}

var x = g(1,
	2
)

type A [3
]int

type B int
