package v1

import "net/url"

// Thing is alike.
type Thing struct {
	A string
}

// FromValues was to be generated.
// +k8s:conversion-gen:explicit-from=net/url.Values
func FromValues(values url.Values) Thing {
	return Thing{A: values.Get("a")}
}

// +k8s:conversion-gen:explicit-from=net/url.Values

// Zero is empty.
var Zero Thing

// Limit bounds it.
// +k8s:conversion-gen:explicit-from=net/url.Values
const Limit = 10

// Values of methods are nobody's business.
// +k8s:conversion-gen:explicit-from=net/url.Values
func (Thing) Values() url.Values { return nil }
