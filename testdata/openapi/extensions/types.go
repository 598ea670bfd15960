package extensions

// Lists say how they are merged.
//
// +k8s:openapi-gen=x-kubernetes-type-tag:type_test
// +structType=atomic
type Lists struct {
	// +listType=atomic
	Atomic []string `json:"atomic"`
	// +listType=map
	// +listMapKey=name
	Map []Item `json:"map"`
	// +listMapKey=name
	// +listType=map
	// +listMapKey=port
	Keys []Item `json:"keys"`
	// +listType=nonsense
	Nonsense []string `json:"nonsense"`
	// +mapType=granular
	Granular map[string]string `json:"granular"`
	// +structType=atomic
	Struct Item `json:"struct"`
	// +patchStrategy=merge
	// +patchMergeKey=name
	Patched []Item `json:"patched" patchStrategy:"merge" patchMergeKey:"name"`
	// +patchStrategy=merge,retainKeys
	Strategies Item `json:"strategies" patchStrategy:"merge,retainKeys"`
	// +k8s:openapi-gen=x-kubernetes-member-tag:member_test
	// +k8s:openapi-gen=x-kubernetes-other:a:b
	// +k8s:openapi-gen=x-nothing:a
	// +k8s:openapi-gen=x-kubernetes-none
	// +listType=set
	Spelt []string `json:"spelt"`
	// +listType=set
	// +listType=atomic
	Twice []string `json:"twice"`
	// +validations=rule
	Validations string `json:"validations"`
	// +listType
	NoValue []string `json:"noValue"`
}

// Item is in lists.
type Item struct {
	Name string `json:"name"`
	Port int    `json:"port"`
}
