package v1

// Thing says too much.
// +k8s:conversion-gen=true
type Thing struct {
	A string
}
