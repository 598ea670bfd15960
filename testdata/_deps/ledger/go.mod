module mycorp/ledger

go 1.24
