package validation

// Text is a string.
type Text string

// Pointer points to a number.
type Pointer *int32

// Whole is asked as a whole.
//
// +k8s:validation:minProperties=1
// +k8s:validation:maxProperties=3
// +k8s:validation:cel[0]:rule>has(self.min) || has(self.max)
// +k8s:validation:cel[0]:message>one of them is needed
type Whole struct {
	// Number has limits.
	// +k8s:validation:minimum=-1.5
	// +k8s:validation:maximum=1000000
	// +k8s:validation:exclusiveMinimum
	// +k8s:validation:exclusiveMaximum=true
	// +k8s:validation:multipleOf=0.00001
	Number float64 `json:"number"`
	// Integer has wide limits.
	// +k8s:validation:minimum=-9007199254740993
	// +k8s:validation:maximum=1e21
	Integer *int64 `json:"integer,omitempty"`
	// +k8s:validation:minLength=1
	// +k8s:validation:maxLength=4611686018427387904
	// +k8s:validation:pattern="^[<>&a-z\"]+\\d$"
	Text string `json:"text"`
	// Raw goes over lines.
	// +k8s:validation:pattern>^a\d
	// +k8s:validation:pattern> b\s$
	Raw Text `json:"raw"`
	// +k8s:validation:minItems=1
	// +k8s:validation:maxItems=3.0
	// +k8s:validation:uniqueItems
	// +listType=set
	List []string `json:"list"`
	// +k8s:validation:minProperties=1
	// +k8s:validation:maxProperties=2
	Map map[string]string `json:"map"`
	// +k8s:validation:minLength=1
	// +k8s:validation:maxItems=2
	Bytes []byte `json:"bytes"`
	// +k8s:validation:minimum=1
	Pointer Pointer `json:"pointer"`
	// Silent is asked nothing that is written.
	// +k8s:validation:format>date
	// +k8s:validation:nullable
	// +k8s:validation:enum=["a", 1, null]
	// +k8s:validation:minLength=null
	// +k8s:validation:maxLength=ref(Length)
	// +k8s:validation:pattern=""
	Silent string `json:"silent"`
	// +k8s:validation:minimum=1
	// +k8s:validation:cel[0]:rule>true
	// +k8s:validation:cel[0]:message>no
	AsString int `json:"asString,string"`
	// Indented is a marker, too.
	//   +k8s:validation:minLength= 1
	//	+k8s:validation:maxLength=2
	// Text in between.
	Indented string `json:"indented"`
}

// Rules are in CEL.
type Rules struct {
	// One has rules.
	// +k8s:validation:cel[0]:rule>self.size() > 0 &&
	// +k8s:validation:cel[0]:rule> self != 'a'
	// +k8s:validation:cel[0]:messageExpression>'it is ' + "\\"
	// +k8s:validation:cel[0]:optionalOldSelf
	// +k8s:validation:cel[0]:reason="FieldValueInvalid"
	// +k8s:validation:cel[0]:fieldPath>.one
	// +k8s:validation:cel[1]:rule="a < b\n"
	// +k8s:validation:cel[1]:message>not	less
	// +k8s:validation:cel[1]:optionalOldSelf=false
	// +listType=atomic
	One []string `json:"one"`
	// Whole lists are values, too.
	// +k8s:validation:cel=[{"rule":"a","message":"b"},{"Rule":"c","MESSAGE":"d","other":1}]
	Whole string `json:"whole"`
	// +k8s:validation:cel[0]:rule>a
	// +k8s:validation:minLength=1
	// +k8s:validation:cel[0]:message>b
	Apart string `json:"apart"`
}

// Described describes itself.
//
// +k8s:validation:maxLength=1
// +k8s:validation:cel[0]:rule>true
// +k8s:validation:cel[0]:message>no
type Described struct{}

// OpenAPISchemaType is its type.
func (Described) OpenAPISchemaType() []string { return []string{"string"} }

// OpenAPISchemaFormat is its format.
func (Described) OpenAPISchemaFormat() string { return "text" }
