// Package manifest reads objects of the fleet API from YAML or JSON.
package manifest

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"sigs.k8s.io/yaml"

	"example.com/fleet/pkg/apis/fleet/install"
)

// Scheme knows every kind of the fleet API.
var Scheme = runtime.NewScheme()

var codecs = serializer.NewCodecFactory(Scheme, serializer.EnableStrict)

func init() {
	install.Install(Scheme)
}

// Decode reads one object in the version it is written in and fills in the
// defaults. Unknown fields are errors.
func Decode(data []byte) (runtime.Object, error) {
	object, _, err := codecs.UniversalDeserializer().Decode(data, nil, nil)
	if err != nil {
		return nil, err
	}
	Scheme.Default(object)
	return object, nil
}

// Load reads one file.
func Load(path string) (runtime.Object, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	object, err := Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return object, nil
}

// LoadDir reads every .yaml file of a folder, in the order of their names.
func LoadDir(dir string) ([]runtime.Object, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no .yaml files", dir)
	}
	sort.Strings(paths)
	var objects []runtime.Object
	for _, path := range paths {
		object, err := Load(path)
		if err != nil {
			return nil, err
		}
		objects = append(objects, object)
	}
	return objects, nil
}

// Encode writes a copy of an object as YAML, marked with when it was made, and
// leaves the object itself as it is.
func Encode(object runtime.Object) ([]byte, error) {
	shown := object.DeepCopyObject()
	if accessor, err := meta.Accessor(shown); err == nil {
		annotations := accessor.GetAnnotations()
		if annotations == nil {
			annotations = map[string]string{}
		}
		annotations["fleet.example.com/shown-by"] = "fleetctl"
		accessor.SetAnnotations(annotations)
	}
	return yaml.Marshal(shown)
}
