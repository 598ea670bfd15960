package comments

import "example.com/testdata/openapi/comments/other"

// Holder inlines what is not asked for.
type Holder struct {
	other.Inlined `json:",inline"`
	other.Alias   `json:"alias"`
}

// Renamed is the comment of an alias that comes later than Original.
type Renamed = Original

// Original has a comment of its own.
type Original struct {
	// Field is here.
	Field string `json:"field"`
}

// Before is the comment of an alias that comes before.
type Before = Original
