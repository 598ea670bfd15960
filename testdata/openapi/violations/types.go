package violations

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Type is one.
type Type struct {
	Name    string   `json:"other"`
	List    []string `json:"list"`
	Bytes   []byte   `json:"bytes,omitEmpty"`
	NoTag   string
	// +listType=set
	Set []string `json:"set"`
}

// Things is a list.
type Things struct {
	metav1.ListMeta `json:"metadata,omitempty"`
	metav1.TypeMeta `json:",inline"`
	Items []Type `json:"items"`
}
