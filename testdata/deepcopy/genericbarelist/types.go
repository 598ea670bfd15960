package genericbarelist

// List is generic, and does not use what it is generic in.
type List[T any] []string
