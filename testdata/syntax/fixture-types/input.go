/*
Copyright The Authors.
*/

// +k8s:deepcopy-gen=package
// +groupName=fixture.example.com

package v1

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// +genclient
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object

// Widget is one.
type Widget struct {
	metav1.TypeMeta `json:",inline"`
	// +optional
	metav1.ObjectMeta `json:"metadata,omitempty" protobuf:"bytes,1,opt,name=metadata"`

	// Spec says what is wanted.
	Spec WidgetSpec `json:"spec,omitempty"`
}

// WidgetSpec is the wish.
type WidgetSpec struct {
	Replicas *int32            `json:"replicas,omitempty"` // +default=1
	Labels   map[string]string `json:"labels,omitempty"`
}
