package modelnames

import (
	other "example.com/testdata/openapi/modelnames/other/v1"
	plain "example.com/testdata/openapi/modelnames/v1"
)

// Holder holds them.
type Holder struct {
	Item  Item             `json:"item"`
	Items []*Item          `json:"items"`
	Map   map[string]Item  `json:"map"`
	Other other.Thing      `json:"other"`
	Hand  *other.Hand      `json:"hand"`
	Plain plain.Plain      `json:"plain"`
	Own   Own              `json:"own"`
}

// Item is one.
type Item struct {
	Name string `json:"name"`
}

// Own has a name of its own.
//
// +k8s:openapi-model-package=com.example.own
type Own struct{}

type private struct{}

// Text is none.
type Text string

var _ = private{}
