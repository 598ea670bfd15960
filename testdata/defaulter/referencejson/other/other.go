package other

// Far is a constant.
const Far = "{}"

// Name is a string.
type Name string
