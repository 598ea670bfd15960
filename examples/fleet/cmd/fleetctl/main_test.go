package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"version", "fleetctl v"},
		{"show ../../assets/manifests/vehicle.yaml", "interval: 2160h0m0s"},
		{"check ../../assets/manifests", "fleet.example.com/v1 Depot north\n"},
	} {
		var out bytes.Buffer
		if err := run(strings.Fields(test.args), &out); err != nil {
			t.Errorf("%s: %v", test.args, err)
		}
		if !strings.Contains(out.String(), test.want) {
			t.Errorf("%s: %s", test.args, out.String())
		}
	}
	if err := run([]string{"show", "nothing.yaml"}, &bytes.Buffer{}); err == nil {
		t.Error("a file that is not there was shown")
	}
}
