package arraybadlength

// len hides the function.
type len []string

// Text is a constant.
const Text = "ab"

// Row has no length.
type Row [len(Text)]int
