package invalidwithin

import "example.com/testdata/deepcopy/invalidwithin/other"

// Holder copies it by its method.
type Holder struct {
	Refs []other.Ref
}
