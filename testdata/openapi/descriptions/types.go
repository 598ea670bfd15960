package descriptions

// Texts are
// joined to
// paragraphs.
//
// The next one
//
//
// TODO: nobody sees this
//   TODO nor this
// and "quoted" text, \"twice\" quoted. Größe, 日本 and a tab:	here.
// +optional
//   indented text
// Then more:
//	code := here
//	  more code
// End.
//  - a
//  - b
// ---
// Not shown.
type Texts struct {
	// A line.
	A string `json:"a"` // trailing of a
	B string `json:"b"` // trailing of b

	// Not shown either, since it is detached.

	C string `json:"c"`
	/* A block
	   comment. */
	D string `json:"d"`
	//nolint:all
	E string `json:"e"`
	// Only:
	//	code
	F string `json:"f"`
	//
	// Leading empty lines.
	//
	G string `json:"g"`
	//no space
	H string `json:"h"`
	// +optional
	// Behind a marker.
	I string `json:"i"`
	// TODO
	J string `json:"j"`
	// Two names, one comment.
	K, L string
	// % %v $ $.$ {{ }} ` are nothing special.
	M string `json:"m"`
}

type NoComment struct{}

/*
Block comment.

	indented
*/
type Block struct {
	// ---
	// Nothing.
	A int `json:"a"`
}

type (
	// Grouped is in a group.
	Grouped struct{}
)
