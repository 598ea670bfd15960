package fixture

type ()
type (A int)
type (B int; C string;)
type D = int; type E []D
type (
	// F has a comment.
	F struct{} // and one behind

	G interface{}
)
