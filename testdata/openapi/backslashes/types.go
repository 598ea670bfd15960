package backslashes

// Texts match \d+ and "\s".
type Texts struct {
	// A path: C:\temp\new
	A string `json:"a"`
}
