package importclash

import (
	one "example.com/testdata/deepcopy/importclash/a/core/v1"
	two "example.com/testdata/deepcopy/importclash/b/core/v1"
	three "example.com/testdata/deepcopy/importclash/c/core/v1"
	joined "example.com/testdata/deepcopy/importclash/corev1"
	sanitised "example.com/testdata/deepcopy/importclash/v-1"
)

// Holder names them all.
type Holder struct {
	Sanitised *sanitised.Item
	One       []one.Item
	Joined    []joined.Item
	Two       []two.Item
	Three     map[string]three.Item
	Again     *one.Item
}
