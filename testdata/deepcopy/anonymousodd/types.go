package anonymousodd

// Holder has such structs.
type Holder struct {
	Rune   *struct{ Value rune }
	Number *struct {
		Value complex128
		Names []string
	}
	Inside []*struct {
		Name  string
		Inner struct {
			Names []string
			Of    string
			Far   struct {
				Deep  map[string]int
				Count int
			}
		}
		Last bool
	}
}
