package nestedvalidation

// Inner has fields.
type Inner struct {
	Embedded `json:",inline"`
	A        string `json:"a"`
	B        *int   `json:"b"`
}

// Embedded is in it.
type Embedded struct {
	C []string `json:"c"`
}

// Outer asks something of Inner.
//
// +k8s:validation:properties:list:minItems=1
type Outer struct {
	// +k8s:validation:items:minLength=1
	// +k8s:validation:items:pattern>^a
	// +k8s:validation:items:cel[0]:rule>self != ''
	// +k8s:validation:items:cel[0]:message>must not be empty
	// +listType=set
	List []string `json:"list"`
	// +k8s:validation:additionalProperties:items:minimum=-1
	// +k8s:validation:additionalProperties:maxItems=2
	Map map[string][]int `json:"map"`
	// +k8s:validation:properties:a:minLength=1
	// +k8s:validation:properties:b:minimum=1
	// +k8s:validation:properties:c:maxItems=9
	// +k8s:validation:maxProperties=2
	Inner Inner `json:"inner"`
	// +k8s:validation:properties={"a": {"format": "x"}, "b": {}}
	Pointer *Inner `json:"pointer"`
	// +k8s:validation:items={}
	// +listType=set
	Empty []string `json:"empty"`
	// +k8s:validation:items=null
	// +listType=atomic
	Nothing []Inner `json:"nothing"`
	// Nobody looks at contradictions within.
	// +k8s:validation:items:minLength=-1
	// +k8s:validation:items:pattern>(
	// +listType=set
	Unchecked []string `json:"unchecked"`
}
