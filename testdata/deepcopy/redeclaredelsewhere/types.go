package redeclaredelsewhere

// Item is declared here as well.
type Item map[string]string

func init() {}

func init() {}

var _, _ = 1, 2
