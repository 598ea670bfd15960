package int8pointer

// Levels is signed.
type Levels struct {
	Low   *int8
	High  *uint8
	Steps []int8
	Named map[string][]int8
}
