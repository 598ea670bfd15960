package v1alpha1

import (
	"fmt"
	"strings"

	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/conversion"

	"example.com/fleet/pkg/apis/fleet"
)

// seats is the amount that this version has a field for.
const seats fleet.AmountName = "seats"

// Convert_v1alpha1_VehicleSpec_To_fleet_VehicleSpec is written by hand: this
// version has maker and model in one field.
func Convert_v1alpha1_VehicleSpec_To_fleet_VehicleSpec(in *VehicleSpec, out *fleet.VehicleSpec, s conversion.Scope) error {
	maker, model, found := strings.Cut(in.Model, "/")
	if !found {
		return fmt.Errorf("spec.model: %q is not of the form maker/model", in.Model)
	}
	*out = fleet.VehicleSpec{Maker: maker, Model: model, Depot: in.Depot}
	if in.Motion != nil {
		out.Motion = fleet.Motion(*in.Motion)
	}
	if in.Seats != nil {
		out.Capacity = fleet.Amounts{seats: *resource.NewQuantity(*in.Seats, resource.DecimalSI)}
	}
	for i := range in.Drivers {
		var driver fleet.Driver
		if err := Convert_v1alpha1_Driver_To_fleet_Driver(&in.Drivers[i], &driver, s); err != nil {
			return err
		}
		out.Drivers = append(out.Drivers, driver)
	}
	return nil
}

// Convert_fleet_VehicleSpec_To_v1alpha1_VehicleSpec is the way back; what this
// version has no field for is lost.
func Convert_fleet_VehicleSpec_To_v1alpha1_VehicleSpec(in *fleet.VehicleSpec, out *VehicleSpec, s conversion.Scope) error {
	*out = VehicleSpec{Model: in.Maker + "/" + in.Model, Depot: in.Depot}
	if in.Motion != "" {
		motion := string(in.Motion)
		out.Motion = &motion
	}
	if amount, found := in.Capacity[seats]; found {
		value := amount.Value()
		out.Seats = &value
	}
	for i := range in.Drivers {
		var driver Driver
		if err := Convert_fleet_Driver_To_v1alpha1_Driver(&in.Drivers[i], &driver, s); err != nil {
			return err
		}
		out.Drivers = append(out.Drivers, driver)
	}
	return nil
}

// Convert_v1alpha1_Driver_To_fleet_Driver is written by hand: this version has names only.
func Convert_v1alpha1_Driver_To_fleet_Driver(in *Driver, out *fleet.Driver, _ conversion.Scope) error {
	*out = fleet.Driver{Name: in.Name}
	return nil
}

// Convert_fleet_Driver_To_v1alpha1_Driver is the way back; licences are lost.
func Convert_fleet_Driver_To_v1alpha1_Driver(in *fleet.Driver, out *Driver, _ conversion.Scope) error {
	*out = Driver{Name: in.Name}
	return nil
}
