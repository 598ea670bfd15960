package v1

import (
	"time"

	"k8s.io/apimachinery/pkg/runtime/schema"
)

// TypeMeta says what an object is.
type TypeMeta struct {
	Kind       string `json:"kind,omitempty"`
	APIVersion string `json:"apiVersion,omitempty"`
}

// GetObjectKind returns the object itself.
func (t *TypeMeta) GetObjectKind() schema.ObjectKind { return t }

// SetGroupVersionKind stores the kind.
func (t *TypeMeta) SetGroupVersionKind(kind schema.GroupVersionKind) {
	t.APIVersion, t.Kind = kind.Group+"/"+kind.Version, kind.Kind
}

// GroupVersionKind returns the kind.
func (t *TypeMeta) GroupVersionKind() schema.GroupVersionKind {
	return schema.GroupVersionKind{Version: t.APIVersion, Kind: t.Kind}
}

// ListMeta is what lists share.
type ListMeta struct {
	ResourceVersion    string `json:"resourceVersion,omitempty"`
	Continue           string `json:"continue,omitempty"`
	RemainingItemCount *int64 `json:"remainingItemCount,omitempty"`
}

// UID identifies an object.
type UID string

// ObjectMeta is what objects share.
type ObjectMeta struct {
	Name              string            `json:"name,omitempty"`
	Namespace         string            `json:"namespace,omitempty"`
	UID               UID               `json:"uid,omitempty"`
	Generation        int64             `json:"generation,omitempty"`
	CreationTimestamp Time              `json:"creationTimestamp,omitempty"`
	DeletionTimestamp *Time             `json:"deletionTimestamp,omitempty"`
	Labels            map[string]string `json:"labels,omitempty"`
	Annotations       map[string]string `json:"annotations,omitempty"`
	OwnerReferences   []OwnerReference  `json:"ownerReferences,omitempty"`
	Finalizers        []string          `json:"finalizers,omitempty"`
}

// OwnerReference points to an owner.
type OwnerReference struct {
	APIVersion string `json:"apiVersion"`
	Kind       string `json:"kind"`
	Name       string `json:"name"`
	UID        UID    `json:"uid"`
	Controller *bool  `json:"controller,omitempty"`
}

// LabelSelector selects by labels.
type LabelSelector struct {
	MatchLabels map[string]string `json:"matchLabels,omitempty"`
}

// ConditionStatus is a truth value with a third state.
type ConditionStatus string

// Condition is one aspect of a state.
type Condition struct {
	Type               string          `json:"type"`
	Status             ConditionStatus `json:"status"`
	LastTransitionTime Time            `json:"lastTransitionTime"`
}

// Time is a point in time.
type Time struct {
	time.Time
}

// DeepCopyInto copies the time; time.Time's location is never written to.
func (t *Time) DeepCopyInto(out *Time) {
	*out = *t
}

// Duration is a length of time.
type Duration struct {
	time.Duration
}
