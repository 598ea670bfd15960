package v1

// Thing has a field with a marker that cannot be read.
type Thing struct {
	A string
	// +k8s:conversion-gen(1)=false
	B string
}

// Other has such a marker itself.
// +k8s:conversion-gen(a: b)=false
type Other struct {
	A string
}

// Third has one that is read.
// +k8s:conversion-gen("why")=false
type Third struct {
	A string
}

// Fourth is made of values, if only that could be read.
// +k8s:conversion-gen:explicit-from(=net/url.Values
type Fourth struct {
	A string
}
