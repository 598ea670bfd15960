package openapi

import (
	"strings"
	"testing"

	"k8s.io/kube-openapi/pkg/validation/spec"
)

func TestDefinitionsAreWhole(t *testing.T) {
	definitions := GetOpenAPIDefinitions(func(path string) spec.Ref { return spec.MustCreateRef("#/definitions/" + path) })
	for name, definition := range definitions {
		if !strings.HasPrefix(name, "example.com/fleet/") {
			continue
		}
		for _, dependency := range definition.Dependencies {
			if _, ok := definitions[dependency]; !ok {
				t.Errorf("%s refers to %s, which has no definition", name, dependency)
			}
		}
	}
	vehicle, ok := definitions["example.com/fleet/pkg/apis/fleet/v1.Vehicle"]
	if !ok {
		t.Fatal("vehicles have no definition")
	}
	if _, ok := vehicle.Schema.Properties["spec"]; !ok {
		t.Errorf("a vehicle has no spec: %v", vehicle.Schema.Properties)
	}
}
