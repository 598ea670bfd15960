package interfacefields

import (
	"k8s.io/apimachinery/pkg/runtime"

	"example.com/testdata/deepcopy/interfacefields/shapes"
)

// Plugin copies itself.
type Plugin interface {
	Name() string
	DeepCopyPlugin() Plugin
}

// Chain has interfaces.
type Chain struct {
	Plugin  Plugin
	Object  runtime.Object
	Shape   shapes.Shape
	Plugins []Plugin
	Objects []runtime.Object
	Shapes  map[string]shapes.Shape
	Nested  map[string][]runtime.Object
	Raw     runtime.RawExtension
}
