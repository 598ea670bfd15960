package v1

// Thing is made of values.
// +k8s:conversion-gen:explicit-from=net/url.Values
type Thing struct {
	A string `json:"a"`
}
