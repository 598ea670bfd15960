package v1

import (
	"fmt"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/conversion"

	"example.com/fleet/pkg/apis/fleet"
)

// Convert_v1_VehicleSpec_To_fleet_VehicleSpec is written by hand: there are
// two plates, not any number.
func Convert_v1_VehicleSpec_To_fleet_VehicleSpec(in *VehicleSpec, out *fleet.VehicleSpec, s conversion.Scope) error {
	if len(in.Plates) > len(out.Plates) {
		return fmt.Errorf("spec.plates: at most %d, got %d", len(out.Plates), len(in.Plates))
	}
	*out = fleet.VehicleSpec{Maker: in.Maker, Model: in.Model, Depot: in.Depot}
	copy(out.Plates[:], in.Plates)
	if in.Motion != nil {
		out.Motion = fleet.Motion(*in.Motion)
	}
	if in.Capacity != nil {
		out.Capacity = make(fleet.Amounts, len(in.Capacity))
		for name, amount := range in.Capacity {
			out.Capacity[fleet.AmountName(name)] = amount.DeepCopy()
		}
	}
	if in.Maintenance != nil {
		out.Maintenance = new(fleet.Maintenance)
		if err := Convert_v1_Maintenance_To_fleet_Maintenance(in.Maintenance, out.Maintenance, s); err != nil {
			return err
		}
	}
	for _, driver := range in.Drivers {
		out.Drivers = append(out.Drivers, fleet.Driver(*driver.DeepCopy()))
	}
	return nil
}

// Convert_fleet_VehicleSpec_To_v1_VehicleSpec is the way back.
func Convert_fleet_VehicleSpec_To_v1_VehicleSpec(in *fleet.VehicleSpec, out *VehicleSpec, s conversion.Scope) error {
	*out = VehicleSpec{Maker: in.Maker, Model: in.Model, Depot: in.Depot}
	for _, plate := range in.Plates {
		if plate != "" {
			out.Plates = append(out.Plates, plate)
		}
	}
	if in.Motion != "" {
		motion := Motion(in.Motion)
		out.Motion = &motion
	}
	if in.Capacity != nil {
		out.Capacity = make(Amounts, len(in.Capacity))
		for name, amount := range in.Capacity {
			out.Capacity[AmountName(name)] = amount.DeepCopy()
		}
	}
	if in.Maintenance != nil {
		out.Maintenance = new(Maintenance)
		if err := Convert_fleet_Maintenance_To_v1_Maintenance(in.Maintenance, out.Maintenance, s); err != nil {
			return err
		}
	}
	for _, driver := range in.Drivers {
		out.Drivers = append(out.Drivers, Driver(*driver.DeepCopy()))
	}
	return nil
}

// Convert_v1_Maintenance_To_fleet_Maintenance is written by hand: no interval
// and one of zero are the same.
func Convert_v1_Maintenance_To_fleet_Maintenance(in *Maintenance, out *fleet.Maintenance, _ conversion.Scope) error {
	from := in.DeepCopy()
	*out = fleet.Maintenance{Checks: from.Checks, Last: from.Last}
	if from.Interval != nil {
		out.Interval = *from.Interval
	}
	return nil
}

// Convert_fleet_Maintenance_To_v1_Maintenance is the way back.
func Convert_fleet_Maintenance_To_v1_Maintenance(in *fleet.Maintenance, out *Maintenance, _ conversion.Scope) error {
	from := in.DeepCopy()
	*out = Maintenance{Checks: from.Checks, Last: from.Last}
	if from.Interval.Duration != 0 {
		out.Interval = &metav1.Duration{Duration: from.Interval.Duration}
	}
	return nil
}
