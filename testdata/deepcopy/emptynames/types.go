package emptynames

// Holder has literal structs with empty interfaces inside.
type Holder struct {
	List []struct{ Value interface{} }
	Any  []struct{ Value any }
	Ptr  *struct {
		Values map[string]interface{}
		Fixed  [2]interface{}
	}
}
