package manualelsewhere

import (
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"example.com/testdata/deepcopy/manualelsewhere/money"
)

// Order has fields from elsewhere.
type Order struct {
	Limits   map[string]resource.Quantity
	Request  resource.Quantity
	Optional *resource.Quantity
	All      []resource.Quantity
	Created  metav1.Time
	Deleted  *metav1.Time
	Times    []metav1.Time
	TimeOf   map[string]metav1.Time
	Price    money.Price
	PricePtr *money.Price
	Prices   []money.Price
	Rates    money.Rates
	RatesPtr *money.Rates
	RatesOf  map[string]money.Rates
}
