package v1

// Thing is made of nothing.
// +k8s:conversion-gen:explicit-from=net/url
// +k8s:conversion-gen:explicit-from=k8s.io/apimachinery/pkg/runtime.Object
type Thing struct {
	A string
}
