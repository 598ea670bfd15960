package fixture

type (
	Name      int
	Qualified pkg.Name
	Pointer   **Name
	Slice     [][]Name
	Array     [2 * N][len("abc")]Name
	Map       map[string]map[pkg.Key][]*Value
	Chan      chan int
	Send      chan<- chan int
	Receive   <-chan (<-chan int)
	Both      chan (<-chan int)
	Func      func(a, b int, c ...string) (d func() error, err error)
	Unnamed   func(int, pkg.T, ...[]string) error
	Paren     ((int))
	Empty     struct{}
	Any       interface{}
	Alias     = pkg.Name
)
