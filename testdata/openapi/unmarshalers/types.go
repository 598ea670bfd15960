package unmarshalers

import (
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// Value decodes itself.
type Value struct{ v string }

// UnmarshalJSON does so.
func (v *Value) UnmarshalJSON([]byte) error { return nil }

// ByValue does so by value.
type ByValue struct{ v string }

// UnmarshalJSON does so.
func (v ByValue) UnmarshalJSON([]byte) error { return nil }

// Text decodes itself.
type Text string

// UnmarshalJSON does so.
func (t *Text) UnmarshalJSON([]byte) error { return nil }

// Wrapper holds one.
type Wrapper struct{ Value }

// Plain wraps a struct.
type Plain struct{ Struct }

// Named wraps text.
type Named struct{ Text }

// Pointing wraps a pointer.
type Pointing struct{ *Struct }

// Struct is none.
type Struct struct {
	A int `json:"a"`
}

// Holder holds them.
type Holder struct {
	Value    Value            `json:"value"`
	ByValue  ByValue          `json:"byValue"`
	Text     Text             `json:"text"`
	Wrapper  Wrapper          `json:"wrapper"`
	Plain    Plain            `json:"plain"`
	Named    Named            `json:"named"`
	Pointing Pointing         `json:"pointing"`
	Struct   Struct           `json:"struct"`
	Pointer  *Value           `json:"pointer"`
	List     []Value          `json:"list"`
	Map      map[string]Plain `json:"map"`
	Time     metav1.Time      `json:"time"`
	Std      time.Time        `json:"std"`
	// +default={"a": 1}
	Given *Value `json:"given"`
}

var _, _ = Value{}.v, ByValue{}.v
