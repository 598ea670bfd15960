package grouped

type (
	// Point has three fields in one line.
	Point struct {
		X, Y, Z int
	}

	// Lists has several names for a slice.
	Lists struct {
		First, Second []string
		Third, Fourth *Point
		Fifth         map[string]Point; Sixth []Point
	}

	// Dropped opts out within the group.
	// +k8s:deepcopy-gen=false
	Dropped struct {
		Names []string
	}

	// Labels is a named map.
	Labels map[string]string

	// Alias is another name.
	Alias = Lists

	// State is a string.
	State string
)

type ()

type (Lonely struct{ Names []string })

type One struct { A, B, c []string; d int }
