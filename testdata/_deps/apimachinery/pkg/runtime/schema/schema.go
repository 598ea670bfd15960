// Package schema names API kinds.
package schema

// GroupVersionKind names a kind.
type GroupVersionKind struct {
	Group   string
	Version string
	Kind    string
}

// ObjectKind is what TypeMeta can do.
type ObjectKind interface {
	SetGroupVersionKind(kind GroupVersionKind)
	GroupVersionKind() GroupVersionKind
}
