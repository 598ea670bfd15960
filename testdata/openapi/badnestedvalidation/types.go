package badnestedvalidation

// Inner has a field.
type Inner struct {
	A string `json:"a"`
}

// Missing is refused.
type Missing struct {
	// +k8s:validation:properties:z:minLength=1
	Field Inner `json:"field"`
}

// Unsuited is refused.
type Unsuited struct {
	// +k8s:validation:properties:a:minimum=1
	Field *Inner `json:"field"`
}

// OfStruct is refused.
type OfStruct struct {
	// +k8s:validation:minLength=1
	Field Inner `json:"field"`
}

// ItemsOfText is refused.
type ItemsOfText struct {
	// +k8s:validation:items:minLength=1
	Field string `json:"field"`
}

// FlagOfText is refused.
type FlagOfText struct {
	// +k8s:validation:uniqueItems=false
	Field string `json:"field"`
}

// PropertiesOfList is refused.
type PropertiesOfList struct {
	// +k8s:validation:properties:a:minLength=1
	Field []Inner `json:"field"`
}

// NullProperty is refused.
type NullProperty struct {
	// +k8s:validation:properties={"a":null}
	Field Inner `json:"field"`
}

// OfAnything is refused.
type OfAnything struct {
	// +k8s:validation:minLength=1
	Field interface{} `json:"field"`
}
