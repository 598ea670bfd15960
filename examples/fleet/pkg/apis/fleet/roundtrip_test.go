package fleet_test

import (
	"reflect"
	"testing"
	"time"

	"k8s.io/apimachinery/pkg/api/equality"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"

	"example.com/fleet/pkg/apis/fleet"
	v1 "example.com/fleet/pkg/apis/fleet/v1"
	"example.com/fleet/pkg/apis/fleet/v1alpha1"
)

func vehicle() *fleet.Vehicle {
	last := metav1.NewTime(time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC))
	return &fleet.Vehicle{
		TypeMeta:   metav1.TypeMeta{Kind: "Vehicle"},
		ObjectMeta: metav1.ObjectMeta{Name: "bus-7", Labels: map[string]string{"line": "harbour"}},
		Spec: fleet.VehicleSpec{
			Maker:    "Example Motors",
			Model:    "Twelve",
			Motion:   fleet.Road,
			Depot:    "north",
			Capacity: fleet.Amounts{"seats": resource.MustParse("42")},
			Maintenance: &fleet.Maintenance{
				Interval: metav1.Duration{Duration: time.Hour},
				Checks:   map[string][]string{"brakes": {"front", "rear"}},
				Last:     &last,
			},
			Drivers: []fleet.Driver{{Name: "Ada", Licences: []string{"bus"}}, {Name: "Grace"}},
			Plates:  [2]string{"EX 1", "EX 1"},
		},
		Status: fleet.VehicleStatus{
			Position:   &fleet.Position{Latitude: 1, Longitude: 2},
			Conditions: []metav1.Condition{{Type: "Ready", LastTransitionTime: last}},
		},
	}
}

func TestDeepCopy(t *testing.T) {
	places := int32(3)
	for _, object := range []runtime.Object{
		vehicle(),
		&fleet.VehicleList{Items: []fleet.Vehicle{*vehicle(), *vehicle()}},
		&fleet.Depot{Spec: fleet.DepotSpec{OpeningHours: map[string][]fleet.Span{"monday": {{From: "6", To: "7"}}, "sunday": nil}}},
		&v1.Depot{Spec: v1.DepotSpec{Places: &places, Accepts: &metav1.LabelSelector{MatchLabels: map[string]string{"a": "b"}}}},
		&v1.DepotList{Items: []v1.Depot{{}}},
		&v1alpha1.VehicleList{Items: []v1alpha1.Vehicle{{Spec: v1alpha1.VehicleSpec{Drivers: []v1alpha1.Driver{{Name: "Ada"}}}}}},
	} {
		copied := object.DeepCopyObject()
		if !equality.Semantic.DeepEqual(object, copied) {
			t.Errorf("%T: the copy differs: %v, %v", object, object, copied)
		}
		if shared := sharedMemory(reflect.ValueOf(object), reflect.ValueOf(copied), "object"); shared != "" {
			t.Errorf("%T: the copy shares %s", object, shared)
		}
	}
}

func TestDeepCopyNil(t *testing.T) {
	if (*fleet.Vehicle)(nil).DeepCopy() != nil || (*v1.Depot)(nil).DeepCopyObject() != nil {
		t.Error("the copy of nothing is something")
	}
	if fleet.Amounts(nil).DeepCopy() != nil {
		t.Error("the copy of no map is a map")
	}
}

func TestConversion(t *testing.T) {
	internal := vehicle().Spec
	var versioned v1.VehicleSpec
	if err := v1.Convert_fleet_VehicleSpec_To_v1_VehicleSpec(&internal, &versioned, nil); err != nil {
		t.Fatal(err)
	}
	var back fleet.VehicleSpec
	if err := v1.Convert_v1_VehicleSpec_To_fleet_VehicleSpec(&versioned, &back, nil); err != nil {
		t.Fatal(err)
	}
	if !equality.Semantic.DeepEqual(internal, back) {
		t.Errorf("there and back again: %v, %v", internal, back)
	}

	var old v1alpha1.VehicleSpec
	if err := v1alpha1.Convert_fleet_VehicleSpec_To_v1alpha1_VehicleSpec(&internal, &old, nil); err != nil {
		t.Fatal(err)
	}
	if old.Model != "Example Motors/Twelve" || *old.Seats != 42 || len(old.Drivers) != 2 {
		t.Errorf("got %v", old)
	}
	old.Model = "nothing"
	if err := v1alpha1.Convert_v1alpha1_VehicleSpec_To_fleet_VehicleSpec(&old, &back, nil); err == nil {
		t.Error("a model without a maker was taken")
	}
}

// sharedMemory returns where two values point to the same memory. Fields that are
// not exported (as in time.Time) are not looked into.
func sharedMemory(a, b reflect.Value, path string) string {
	switch a.Kind() {
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() {
			return ""
		}
		if a.Kind() == reflect.Pointer && a.Pointer() == b.Pointer() {
			return path
		}
		return sharedMemory(a.Elem(), b.Elem(), path)
	case reflect.Map:
		if a.Len() > 0 && a.Pointer() == b.Pointer() {
			return path
		}
		for _, key := range a.MapKeys() {
			if shared := sharedMemory(a.MapIndex(key), b.MapIndex(key), path+"["+key.String()+"]"); shared != "" {
				return shared
			}
		}
	case reflect.Slice:
		if a.Len() > 0 && a.Pointer() == b.Pointer() {
			return path
		}
		for i := range a.Len() {
			if shared := sharedMemory(a.Index(i), b.Index(i), path+"[]"); shared != "" {
				return shared
			}
		}
	case reflect.Struct:
		for i := range a.NumField() {
			if field := a.Type().Field(i); field.IsExported() {
				if shared := sharedMemory(a.Field(i), b.Field(i), path+"."+field.Name); shared != "" {
					return shared
				}
			}
		}
	}
	return ""
}
