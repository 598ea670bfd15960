package vetwarnings

// Tagged has a tag that reflect cannot read to its end.
type Tagged struct {
	Lines []int `json:"lines"
	doc:"on two lines }"`
	Odd  *string `just text: {`
	Last []int   ``
}
