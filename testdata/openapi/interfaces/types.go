package interfaces

// Holder holds them.
type Holder struct {
	Empty   interface{}            `json:"empty"`
	Pointer *interface{}           `json:"pointer"`
	List    []interface{}          `json:"list"`
	Map     map[string]interface{} `json:"map"`
	// Named is an interface of this package.
	Named Interface `json:"named"`
	Raw   Raw       `json:"raw,omitempty"`
	Error error     `json:"error"`
}

// Interface is one.
type Interface interface{ M() }

// Raw is another.
type Raw interface{}
