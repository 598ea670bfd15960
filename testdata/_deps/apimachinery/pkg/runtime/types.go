package runtime

import "k8s.io/apimachinery/pkg/runtime/schema"

// Object is an API object.
type Object interface {
	GetObjectKind() schema.ObjectKind
	DeepCopyObject() Object
}

// RawExtension holds bytes, or the object they stand for.
type RawExtension struct {
	Raw    []byte `json:"-"`
	Object Object `json:"-"`
}
