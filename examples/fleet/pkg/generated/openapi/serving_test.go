package openapi

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"k8s.io/kube-openapi/pkg/builder"
	"k8s.io/kube-openapi/pkg/common"
	"k8s.io/kube-openapi/pkg/handler"
	"k8s.io/kube-openapi/pkg/validation/spec"
)

// A client that asks a server for its document finds the fleet's types in it.
func TestDefinitionsAreServed(t *testing.T) {
	config := &common.Config{
		Info:           &spec.Info{InfoProps: spec.InfoProps{Title: "fleet", Version: "v1"}},
		GetDefinitions: GetOpenAPIDefinitions,
	}
	swagger, err := builder.BuildOpenAPIDefinitionsForResources(config, "example.com/fleet/pkg/apis/fleet/v1.Vehicle")
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	handler.NewOpenAPIService(swagger).RegisterOpenAPIVersionedService("/openapi/v2", mux)
	server := httptest.NewServer(mux)
	defer server.Close()

	response, err := http.Get(server.URL + "/openapi/v2")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var document struct {
		Definitions map[string]struct {
			Properties map[string]any
		}
	}
	if err := json.NewDecoder(response.Body).Decode(&document); err != nil {
		t.Fatal(err)
	}
	found := false
	for _, definition := range document.Definitions {
		_, hasSpec := definition.Properties["spec"]
		_, hasStatus := definition.Properties["status"]
		found = found || hasSpec && hasStatus
	}
	if response.StatusCode != http.StatusOK || !found {
		t.Errorf("%s, and no definition of %d has a spec and a status", response.Status, len(document.Definitions))
	}
}
