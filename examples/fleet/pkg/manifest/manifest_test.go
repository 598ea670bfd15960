package manifest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/api/equality"

	v1 "example.com/fleet/pkg/apis/fleet/v1"
	"example.com/fleet/pkg/apis/fleet/v1alpha1"
)

const dir = "../../assets/manifests"

func TestDefaults(t *testing.T) {
	object, err := Load(filepath.Join(dir, "vehicle.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	vehicle, ok := object.(*v1.Vehicle)
	if !ok {
		t.Fatalf("got a %T", object)
	}
	if vehicle.Spec.Motion == nil || *vehicle.Spec.Motion != v1.Road {
		t.Errorf("motion is %v", vehicle.Spec.Motion)
	}
	if got := vehicle.Spec.Maintenance.Interval.Duration; got != v1.DefaultInterval {
		t.Errorf("interval is %v", got)
	}
}

func TestOldVersion(t *testing.T) {
	object, err := Load(filepath.Join(dir, "vehicle-old.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := object.(*v1alpha1.Vehicle); !ok {
		t.Fatalf("got a %T", object)
	}
}

func TestUnknownField(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(dir, "depot.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	broken := strings.Replace(string(data), "places:", "palces:", 1)
	if _, err := Decode([]byte(broken)); err == nil || !strings.Contains(err.Error(), "palces") {
		t.Fatalf("got %v", err)
	}
}

func TestEncodeLeavesTheObjectAlone(t *testing.T) {
	objects, err := LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, object := range objects {
		before := object.DeepCopyObject()
		text, err := Encode(object)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), "shown-by: fleetctl") {
			t.Errorf("no annotation in %s", text)
		}
		if !equality.Semantic.DeepEqual(before, object) {
			t.Errorf("%T was changed", object)
		}
	}
}
