package embedded

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"example.com/testdata/deepcopy/embedded/base"
)

// Flat can be copied by assignment.
type Flat struct {
	Count int
}

// Deep cannot be copied by assignment.
type Deep struct {
	Names []string
}

// Walker copies itself.
type Walker interface {
	DeepCopyWalker() Walker
}

// Flags is a named map.
type Flags map[string]bool

// private is embedded, though it has no functions of its own in the tool's eyes.
type private struct {
	Count int
}

// ByValue embeds values.
type ByValue struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata"`
	Flat
	Deep
	Walker
	Flags
	private
}

// ByPointer embeds pointers.
type ByPointer struct {
	*metav1.ObjectMeta
	*Flat
	*Deep
	*base.Record
}

// Promoted embeds a type with hand-written methods: its own are not written by
// hand, since promoted methods do not count.
type Promoted struct {
	base.Stamp
	Extra []string
}

// OnlyPromoted has nothing else.
type OnlyPromoted struct {
	base.Stamp
}
