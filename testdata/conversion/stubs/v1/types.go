package v1

// Garden has gaps.
type Garden struct {
	Beds   []Bed
	Gate   *int32
	Fence  Fence
	Tools  map[string]Tool
	Shared []Tool
	Pots   map[Pot]Bed
	Shed   string
}

// Bed is not alike.
type Bed struct {
	Rows int32
}

// Fence is a name.
type Fence string

// Tool is a name.
type Tool string

// Pot is a key.
type Pot struct {
	Size int32
}

// Query is made of values.
// +k8s:conversion-gen:explicit-from=net/url.Values
type Query struct {
	Limit *int32 `json:"limit"`
}
