package programwritten

import (
	. "example.com/testdata/deepcopy/programwritten/weights"

	"example.com/testdata/deepcopy/programwritten/rates"
)

// Amount is copied by a method that stands in generated.go.
type Amount struct {
	Digits []int
}

// Invoice holds what is declared elsewhere.
type Invoice struct {
	Total   Amount
	Amounts map[string]Amount
	Rate    rates.Rate
	Rates   []rates.Rate
	Fixed   [Length]string
	Weighed [Grams]string
	Table   [rates.Columns]bool
}
