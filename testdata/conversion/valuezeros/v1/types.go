package v1

import (
	"net/url"

	"k8s.io/apimachinery/pkg/conversion"
)

// Name is a string.
type Name string

// Inner is a struct.
type Inner struct {
	A int
}

// All has a field of each kind.
// +k8s:conversion-gen:explicit-from=net/url.Values
type All struct {
	Byte      uint8             `json:"byte"`
	Int8      int8              `json:"int8"`
	Int32     int32             `json:"int32"`
	Float     float64           `json:"float"`
	Name      Name              `json:"name"`
	Inner     Inner             `json:"inner"`
	Anonymous struct{ A int }   `json:"anonymous"`
	Ref       *string           `json:"ref"`
	Refs      []*string         `json:"refs"`
	Map       map[string]string `json:"map"`
	Any       interface{}       `json:"any"`
	Names     []Name            `json:"names"`
	Values    url.Values        `json:"values"`
	Func      func()            `json:"func"`
	Chan      chan int          `json:"chan"`
	Rune      rune              `json:"rune"`
	Late      *Inner            `json:"late"`
}

// List is a slice that asks, too.
// +k8s:conversion-gen:explicit-from=net/url.Values
type List []string

// Convert_Slice_string_To_Pointer_v1_Inner makes an inner of the number of values.
func Convert_Slice_string_To_Pointer_v1_Inner(in *[]string, out **Inner, s conversion.Scope) error {
	*out = &Inner{A: len(*in)}
	return nil
}
