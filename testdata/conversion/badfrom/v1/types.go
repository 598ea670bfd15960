package v1

// Thing is made of times.
// +k8s:conversion-gen:explicit-from=time.Time
type Thing struct {
	A string
}
