package v1

import "example.com/testdata/conversion/extrapeers/common"

// Order is in the named peer.
type Order struct {
	Note common.Note
	Code common.Code
}

// Invoice is in an extra one.
type Invoice struct {
	Total int32
}
