package badvalidation

// NoKey is refused.
type NoKey struct {
	// +k8s:validation:=1
	Field string `json:"field"`
}

// NoJSON is refused.
type NoJSON struct {
	// +k8s:validation:minLength=x
	Field string `json:"field"`
}

// Space is refused.
type Space struct {
	// +k8s:validation:minLength 1
	Field string `json:"field"`
}

// Trailing is refused.
type Trailing struct {
	// +k8s:validation:minLength=1 // why
	Field string `json:"field"`
}

// Twice is refused.
type Twice struct {
	// +k8s:validation:minLength=1
	// +k8s:validation:minLength=2
	Field string `json:"field"`
}

// Fraction is refused.
type Fraction struct {
	// +k8s:validation:minLength=1.5
	Field string `json:"field"`
}

// Negative is refused.
type Negative struct {
	// +k8s:validation:minLength=-1
	Field string `json:"field"`
}

// Huge is refused.
type Huge struct {
	// +k8s:validation:minItems=9223372036854775807
	Field []string `json:"field"`
}

// WrongType is refused.
type WrongType struct {
	// +k8s:validation:minLength="1"
	Field string `json:"field"`
}

// Greater is refused.
type Greater struct {
	// +k8s:validation:minLength=3
	// +k8s:validation:maxLength=2
	Field string `json:"field"`
}

// Nothing is refused.
type Nothing struct {
	// +k8s:validation:minimum=1
	// +k8s:validation:maximum=1
	// +k8s:validation:exclusiveMaximum
	Field int `json:"field"`
}

// Zero is refused.
type Zero struct {
	// +k8s:validation:multipleOf=0
	Field int `json:"field"`
}

// Regexp is refused.
type Regexp struct {
	// +k8s:validation:pattern>a(b
	Field string `json:"field"`
}

// NotConsecutive is refused.
type NotConsecutive struct {
	// +k8s:validation:pattern>a
	// +k8s:validation:minLength=1
	// +k8s:validation:pattern>b
	Field string `json:"field"`
}

// NotText is refused.
type NotText struct {
	// +k8s:validation:minLength=1
	// +k8s:validation:minLength>b
	Field string `json:"field"`
}

// Part is refused.
type Part struct {
	// +k8s:validation:minLength=1
	// +k8s:validation:minLength:x=1
	Field string `json:"field"`
}

// NoRule is refused.
type NoRule struct {
	// +k8s:validation:cel[0]:message>a
	Field string `json:"field"`
}

// NoMessage is refused.
type NoMessage struct {
	// +k8s:validation:cel[0]:rule>a
	Field string `json:"field"`
}

// TwoMessages is refused.
type TwoMessages struct {
	// +k8s:validation:cel[0]:rule>a
	// +k8s:validation:cel[0]:message>b
	// +k8s:validation:cel[0]:messageExpression>c
	Field string `json:"field"`
}

// Gap is refused.
type Gap struct {
	// +k8s:validation:cel[0]:rule>a
	// +k8s:validation:cel[0]:message>b
	// +k8s:validation:cel[2]:rule>a
	// +k8s:validation:cel[2]:message>b
	Field string `json:"field"`
}

// NoNumber is refused.
type NoNumber struct {
	// +k8s:validation:cel[x]:rule>a
	Field string `json:"field"`
}

// NullRule is refused.
type NullRule struct {
	// +k8s:validation:cel=[null]
	Field string `json:"field"`
}

// RuleType is refused.
type RuleType struct {
	// +k8s:validation:cel=[{"rule":1}]
	Field string `json:"field"`
}

// OfNumber is refused.
type OfNumber struct {
	// +k8s:validation:minLength=1
	Field int `json:"field"`
}

// OfText is refused.
type OfText struct {
	// +k8s:validation:minimum=1
	Field string `json:"field"`
}

// OfMap is refused.
type OfMap struct {
	// +k8s:validation:minItems=1
	Field map[string]string `json:"field"`
}

// OfList is refused.
type OfList struct {
	// +k8s:validation:maxProperties=1
	Field []string `json:"field"`
}

// OfBool is refused.
type OfBool struct {
	// +k8s:validation:pattern>x
	Field bool `json:"field"`
}
