package meta

import (
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// Widget is an object.
type Widget struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`

	// Port is one or the other.
	Port   intstr.IntOrString           `json:"port"`
	Size   resource.Quantity            `json:"size"`
	Limits map[string]resource.Quantity `json:"limits,omitempty"`
	Raw    runtime.RawExtension         `json:"raw,omitempty"`
	Object runtime.Object               `json:"object,omitempty"`
	Seen   *metav1.Time                 `json:"seen,omitempty"`
}

// WidgetList is a list.
type WidgetList struct {
	metav1.TypeMeta `json:",inline"`
	metav1.ListMeta `json:"metadata,omitempty"`

	Items []Widget `json:"items"`
}
