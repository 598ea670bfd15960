package anonymousdeep

// Holder has such structs.
type Holder struct {
	Deep struct {
		Names []string
	}
	List []struct {
		Names []string `json:"names"`
	}
	Ptr *struct{ Names []string }
	Map map[string]struct{ Names []string }
}
