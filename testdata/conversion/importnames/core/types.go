// Package core is the peer.
package core

import (
	"net/url"

	ledger "mycorp/ledger"

	"example.com/testdata/conversion/importnames/core/v1"
	funky "example.com/testdata/conversion/importnames/other/func"
	other "example.com/testdata/conversion/importnames/other/v1"
)

// Use names others.
type Use struct {
	Dashed  *v1.T
	Func    funky.T
	Other   other.T
	Others  []v1.T
	URLs    map[string]url.URL
	Page    *url.URL
	Entry   ledger.Entry
	Entries []ledger.Entry
}
