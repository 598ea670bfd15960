package goaliases

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"example.com/testdata/deepcopy/goaliases/inner"
)

// Original gets functions.
type Original struct {
	Names []string
}

// Same is Original.
type Same = Original

// Foreign is a type of another package.
type Foreign = inner.Record

// Stamp is a type of another package with hand-written methods.
type Stamp = metav1.Time

// Table is a type without a name.
type Table = map[string][]string

// Text is a builtin type.
type Text = string

// Renamed is a named type whose underlying type comes through an alias.
type Renamed Table

// Dropped has a comment without markers.
type Dropped struct {
	Names []string
}

// Gone is Dropped, and its comment is the one that counts before 0.35.
//
// +k8s:deepcopy-gen=false
type Gone = Dropped

// DroppedHolder keeps Dropped in sight.
type DroppedHolder struct {
	Ptr *int
}

// Holder uses them.
type Holder struct {
	Same        Same
	SamePtr     *Same
	SameList    []Same
	Foreign     Foreign
	ForeignPtr  *Foreign
	ForeignList []Foreign
	Stamp       Stamp
	StampPtr    *Stamp
	Table       Table
	TablePtr    *Table
	Tables      []Table
	Text        Text
	TextPtr     *Text
	Texts       []Text
	Renamed     Renamed
}
