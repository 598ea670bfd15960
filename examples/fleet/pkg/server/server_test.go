package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/fleet/pkg/manifest"
)

func TestServer(t *testing.T) {
	objects, err := manifest.LoadDir("../../assets/manifests")
	if err != nil {
		t.Fatal(err)
	}
	server, err := New(objects)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		path, want string
		code       int
	}{
		{"/", "/fleet.example.com/v1/vehicles/bus-7", http.StatusOK},
		{"/healthz", "ok", http.StatusOK},
		{"/version", "gitVersion", http.StatusOK},
		{"/fleet.example.com/v1/vehicles", `"motion": "road"`, http.StatusOK},
		{"/fleet.example.com/v1/depots/north", `"places": 30`, http.StatusOK},
		{"/fleet.example.com/v1/depots/south", "not found", http.StatusNotFound},
	} {
		recorder := httptest.NewRecorder()
		server.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, test.path, nil))
		if recorder.Code != test.code || !strings.Contains(recorder.Body.String(), test.want) {
			t.Errorf("%s: %d %s", test.path, recorder.Code, recorder.Body)
		}
	}
}
