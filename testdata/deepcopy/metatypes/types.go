package metatypes

import (
	"time"

	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// +genclient
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object

// Enclosure is a home for animals.
type Enclosure struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`

	Spec   EnclosureSpec   `json:"spec"`
	Status EnclosureStatus `json:"status,omitempty"`
}

// EnclosureSpec is what is wanted.
type EnclosureSpec struct {
	// +optional
	Selector *metav1.LabelSelector `json:"selector,omitempty"`
	// +optional
	Animals []string `json:"animals,omitempty"`
	// +optional
	Food map[FoodName]resource.Quantity `json:"food,omitempty"`
	// +optional
	Limit *resource.Quantity `json:"limit,omitempty"`
	// +optional
	MaxUnavailable *intstr.IntOrString `json:"maxUnavailable,omitempty"`
	// +optional
	Interval *metav1.Duration `json:"interval,omitempty"`
	// +optional
	Timeout *time.Duration `json:"timeout,omitempty"`
	// +optional
	Extension runtime.RawExtension `json:"extension,omitempty"`
	// +optional
	Extensions []runtime.RawExtension `json:"extensions,omitempty"`
	// +optional
	Ports []intstr.IntOrString `json:"ports,omitempty"`
}

// FoodName names a kind of food.
type FoodName string

// EnclosureStatus is what is.
type EnclosureStatus struct {
	Conditions []metav1.Condition `json:"conditions,omitempty"`
	Opened     metav1.Time        `json:"opened,omitempty"`
	Closed     *metav1.Time       `json:"closed,omitempty"`
	Usage      ResourceList       `json:"usage,omitempty"`
}

// ResourceList is a named map of quantities.
type ResourceList map[FoodName]resource.Quantity

// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object

// EnclosureList is a list of enclosures.
type EnclosureList struct {
	metav1.TypeMeta `json:",inline"`
	metav1.ListMeta `json:"metadata,omitempty"`

	Items []Enclosure `json:"items"`
}
