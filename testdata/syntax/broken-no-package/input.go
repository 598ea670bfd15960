import "fmt"

type T int
