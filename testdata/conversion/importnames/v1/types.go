package v1

import (
	"net/url"

	ledger "mycorp/ledger"

	dashed "example.com/testdata/conversion/importnames/da-shed"
	funky "example.com/testdata/conversion/importnames/other/func"
	other "example.com/testdata/conversion/importnames/other/v1"
)

// Use names them in this order.
type Use struct {
	Dashed  *dashed.T
	Func    funky.T
	Other   other.T
	Others  []other.T
	URLs    map[string]url.URL
	Page    *url.URL
	Entry   ledger.Entry
	Entries []ledger.Entry
}
