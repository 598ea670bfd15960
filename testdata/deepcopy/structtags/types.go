package structtags

// Tagged has tags.
type Tagged struct {
	Raw      []string          `json:"raw,omitempty" protobuf:"bytes,1,rep,name=raw"`
	Quoted   map[string]string "json:\"quoted\" yaml:\"quoted\""
	Braces   *int              `json:"braces" doc:"{ } [ ] // not a comment"`
	Slashes  []string          `json:"slashes" doc:"/* not a comment either"`
	Unicode  *string           "json:\"\u00e4\" doc:\"\t\""
	Embedded `json:",inline"`
	*Other   "json:\"other\""
	A, B     []string `xml:"-"`
}

// Embedded cannot be copied by assignment.
type Embedded struct {
	Names []string
}

// Other can be copied by assignment.
type Other struct {
	Count int
}
