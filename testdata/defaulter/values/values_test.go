package values

import (
	"encoding/json"
	"testing"

	"k8s.io/apimachinery/pkg/runtime"
)

// defaulted gives the JSON of a value after the scheme has defaulted it.
func defaulted(t *testing.T, in string, into interface{}) string {
	t.Helper()
	if err := json.Unmarshal([]byte(in), into); err != nil {
		t.Fatal(err)
	}
	scheme := runtime.NewScheme()
	if err := RegisterDefaults(scheme); err != nil {
		t.Fatal(err)
	}
	scheme.Default(into)
	out, err := json.Marshal(into)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestEmpty(t *testing.T) {
	want := `{"name":"main","replicas":3,"protocol":"TCP","hosts":["a","b"],"labels":{"tier":"front"},` +
		`"probe":{"path":"/healthz?checked","period":5},"ports":[{"number":80,"target":80}],"limits":null,` +
		`"behind":null,"weights":null,"routes":null,"deep":9}`
	if got := defaulted(t, `{}`, &Service{}); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSet(t *testing.T) {
	in := `{"name":"x","replicas":1,"protocol":"UDP","hosts":["c"],"labels":{"a":"b"},"probe":{"path":"/","period":1},` +
		`"ports":[{"number":1},{"number":2,"target":3}],"limits":{},"behind":4,"weights":[0,7],"routes":{"x":0,"y":2},"deep":2}`
	want := `{"name":"x","replicas":1,"protocol":"UDP","hosts":["c"],"labels":{"a":"b"},"probe":{"path":"/?checked","period":1},` +
		`"ports":[{"number":1,"target":1},{"number":2,"target":3}],"limits":{"memory":64},"behind":4,"weights":[10,7],` +
		`"routes":{"x":10,"y":2},"deep":2}`
	if got := defaulted(t, in, &Service{}); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestItems(t *testing.T) {
	list := &ServiceList{Items: []Service{{}, {Protocol: "UDP"}}}
	defaulted(t, `{}`, list)
	if *list.Items[0].Name != "main" || list.Items[0].Protocol != "TCP" || list.Items[1].Protocol != "UDP" {
		t.Errorf("got %+v", list.Items)
	}
}
