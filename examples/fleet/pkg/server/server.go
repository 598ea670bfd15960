// Package server shows the objects of a fleet over HTTP, read-only.
package server

import (
	"encoding/json"
	"net/http"
	"sort"
	"strings"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"

	"example.com/fleet/pkg/version"
)

// Server holds objects by their paths, /GROUP/VERSION/RESOURCE/NAME.
type Server struct {
	objects map[string]runtime.Object
}

// New takes copies of the objects.
func New(objects []runtime.Object) (*Server, error) {
	server := &Server{objects: map[string]runtime.Object{}}
	for _, object := range objects {
		accessor, err := meta.Accessor(object)
		if err != nil {
			return nil, err
		}
		kind := object.GetObjectKind().GroupVersionKind()
		resource, _ := meta.UnsafeGuessKindToResource(kind)
		path := strings.Join([]string{"", kind.Group, kind.Version, resource.Resource, accessor.GetName()}, "/")
		server.objects[path] = object.DeepCopyObject()
	}
	return server, nil
}

// Paths returns the paths of all objects, in order.
func (s *Server) Paths() []string {
	paths := make([]string, 0, len(s.objects))
	for path := range s.objects {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	return paths
}

// Lookup returns copies of the objects at a path or below it.
func (s *Server) Lookup(path string) []runtime.Object {
	path = strings.TrimSuffix(path, "/")
	var found []runtime.Object
	for _, candidate := range s.Paths() {
		if candidate == path || strings.HasPrefix(candidate, path+"/") {
			found = append(found, s.objects[candidate].DeepCopyObject())
		}
	}
	return found
}

// ServeHTTP answers /version, /healthz, and the paths of objects.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "read-only", http.StatusMethodNotAllowed)
		return
	}
	var answer any
	switch r.URL.Path {
	case "/healthz":
		_, _ = w.Write([]byte("ok\n"))
		return
	case "/version":
		answer = version.Get()
	case "/":
		answer = s.Paths()
	default:
		found := s.Lookup(r.URL.Path)
		if len(found) == 0 {
			http.NotFound(w, r)
			return
		}
		answer = found
	}
	w.Header().Set("Content-Type", "application/json")
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	_ = encoder.Encode(answer)
}
